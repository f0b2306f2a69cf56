// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found about a JVM's powers.
 *
 * @param findings every power that was looked at, the same ones in the same order on every JVM of one JDK
 */
public record Posture(List<Finding> findings) {

    /** Keeps a copy. */
    public Posture {
        findings = List.copyOf(findings);
    }

    /** Judges a JVM. */
    public static Posture of(JvmFacts facts) {
        List<Finding> findings = new ArrayList<>();
        new AgentPowers(facts, findings).judge();
        new MemoryPowers(facts, findings).judge();
        new LaunchPowers(facts, findings).judge();
        return new Posture(findings);
    }

    /** Those that a strict start refuses. */
    public List<Finding> open() {
        return in(Finding.State.OPEN);
    }

    /** Those that a strict start lets be. */
    public List<Finding> advice() {
        return in(Finding.State.ADVICE);
    }

    private List<Finding> in(Finding.State state) {
        return findings.stream().filter(finding -> finding.state() == state).toList();
    }
}
