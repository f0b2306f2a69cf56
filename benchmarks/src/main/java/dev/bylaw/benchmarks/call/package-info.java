// SPDX-License-Identifier: Apache-2.0
/**
 * A whole guarded call, interception, decision and record together, beside other ways to guard a method.
 *
 * <p>{@link dev.bylaw.benchmarks.call.GovernedCall} runs in a JVM under the real {@code bylaw.jar}, and does not start when
 * its method is not governed there.
 */
package dev.bylaw.benchmarks.call;
