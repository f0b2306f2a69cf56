// SPDX-License-Identifier: Apache-2.0
/** What JMH does not measure by itself, and how results are shown. */
package dev.bylaw.benchmarks.measure;
