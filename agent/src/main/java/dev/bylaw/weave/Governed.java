// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/**
 * A method that is governed, and by what.
 *
 * @param refusal why it must deny every call; {@code null} when it can be woven
 */
record Governed(MethodSurvey method, Governance governance, Gap.Kind kind, String refusal) {

    static Governed by(MethodSurvey method, Governance governance) {
        return new Governed(method, governance, null, null);
    }

    static Governed refused(MethodSurvey method, Governance governance, Gap.Kind kind, String reason) {
        return new Governed(method, governance, kind, reason);
    }
}
