// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.schema.PolicyCheck.Report;
import dev.bylaw.policy.Diagnostic;
import java.util.List;

/** What the check of policies found that refuses nothing, as the operator reads it. */
final class Remarks {

    /** Beyond so many, policies that name actions of methods not known yet are only counted. */
    private static final int UNKNOWN_SHOWN = 5;

    private Remarks() {}

    static void say(Report report, Console console) {
        unknown(report.unknownActions(), console);
        for (Diagnostic finding : report.warnings()) {
            console.say(finding.render());
        }
    }

    /** Each with its place while they are few; many are not misspelt, but wait for methods that are loaded later. */
    private static void unknown(List<Diagnostic> findings, Console console) {
        if (findings.size() <= UNKNOWN_SHOWN) {
            for (Diagnostic finding : findings) {
                console.say(finding.render());
            }
            return;
        }
        console.say(findings.size()
                + " actions that policies name are of no governed method that is known yet, the first in "
                + findings.get(0).span() + ". `bylaw policy validate --classes` names all of them.");
    }
}
