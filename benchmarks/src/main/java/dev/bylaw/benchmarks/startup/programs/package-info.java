// SPDX-License-Identifier: Apache-2.0
/** The programs whose start is measured, and an agent that does nothing. Packed apart; they use nothing of this module. */
package dev.bylaw.benchmarks.startup.programs;
