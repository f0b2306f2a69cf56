// SPDX-License-Identifier: Apache-2.0
/**
 * What Bylaw costs, measured beside its peers in the same run.
 *
 * <p>{@link dev.bylaw.benchmarks.Main} is the way in. One scenario is used throughout, and every engine has to give the
 * same answers to it before any clock runs. Nothing here is shipped, and nothing depends on it.
 */
package dev.bylaw.benchmarks;
