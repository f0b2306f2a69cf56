// SPDX-License-Identifier: Apache-2.0
/**
 * The log by itself, without an enforcer around it: how fast it takes records at each durability and number of callers, next
 * to what the disk can do in the same minutes; how fast it is verified and recovered; how much room it takes.
 *
 * <p>No JMH: what is measured is several threads and a disk together, for seconds.
 */
package dev.bylaw.benchmarks.log;
