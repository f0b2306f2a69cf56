// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.policy.Explanation.Part;
import dev.bylaw.cli.policy.Explanation.Reading;
import dev.bylaw.cli.policy.Explanation.State;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.ast.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which policies, and which clauses of their conditions, the requests of tests have put to use. A policy is reached when a
 * request satisfies it. A clause is tested when it held for one request and failed for another: a clause that has only ever
 * held could be deleted, and no test would notice.
 */
final class Coverage {

    private final Set<String> unreached = new LinkedHashSet<>();
    private final Map<String, List<String>> clauses = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> failed = new HashMap<>();

    Coverage(PolicySet policies) {
        for (Policy policy : policies.policies()) {
            unreached.add(policy.id());
        }
    }

    /** Notes what one request has made of the policies. */
    void note(List<Reading> readings) {
        for (Reading reading : readings) {
            String id = reading.policy().id();
            if (reading.applies()) {
                unreached.remove(id);
            }
            clauses.putIfAbsent(id, reading.clauses().stream().map(Part::text).toList());
            for (int i = 0; i < reading.clauses().size(); i++) {
                State state = reading.clauses().get(i).state();
                if (state == State.FAILS || state == State.ERROR) {
                    failed.computeIfAbsent(id, policy -> new HashSet<>()).add(i);
                }
            }
        }
    }

    /** The policies that no request satisfied, in the order of the set. */
    List<String> unreached() {
        return List.copyOf(unreached);
    }

    /** The clauses that never failed, of the policies that were reached; one sentence each. */
    List<String> untested() {
        List<String> all = new ArrayList<>();
        clauses.forEach((id, texts) -> {
            for (int i = 0; i < texts.size() && !unreached.contains(id); i++) {
                if (!failed.getOrDefault(id, Set.of()).contains(i)) {
                    all.add(id + ": no test fails " + texts.get(i));
                }
            }
        });
        return all;
    }
}
