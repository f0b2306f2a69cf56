// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.scenario;

/** The method that is called, and guarded in one way or another. */
public interface Teller {

    /** Does next to nothing, so that what is measured is the way to it. */
    long transfer(String account, long amount, String currency, String purpose, boolean approved);
}
