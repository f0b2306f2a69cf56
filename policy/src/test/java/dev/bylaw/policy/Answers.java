// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

/** Puts all that a response says into one text, to compare two by. */
final class Answers {

    private Answers() {}

    static String describe(Response response) {
        return response.decision() + " by " + response.determining() + ", errors " + response.errors()
                + (response.isForbidSkipped() ? ", a forbid skipped" : "");
    }
}
