// SPDX-License-Identifier: Apache-2.0
/** Policy engines alone: a question made beforehand, and its answer. No interception, no record. */
package dev.bylaw.benchmarks.decision;
