// SPDX-License-Identifier: Apache-2.0
/** The one question that everything is measured with, and the policies that answer it, for any number of policies. */
package dev.bylaw.benchmarks.scenario;
