// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import com.cedarpolicy.model.policy.PolicySet;
import dev.bylaw.policy.fuzz.oracle.RustCedar;
import dev.bylaw.policy.fuzz.world.World;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.validate.Finding;
import dev.bylaw.policy.validate.FindingKind;
import dev.bylaw.policy.validate.Mode;
import dev.bylaw.policy.validate.RustMessages;
import dev.bylaw.policy.validate.ValidationResult;
import dev.bylaw.policy.validate.Validator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what validation says of each policy, template and link: which kinds of errors there are, and whether it can never
 * apply. How often a kind occurs in a policy is compared on the conformance corpus only: Rust counts an error that it finds
 * in several environments once or several times, depending on how it compares the messages.
 */
final class ValidationComparison {

    private final RustCedar rust;
    private final Tally tally;

    ValidationComparison(RustCedar rust, Tally tally) {
        this.rust = rust;
        this.tally = tally;
    }

    void compare(
            World world,
            com.cedarpolicy.model.schema.Schema theirSchema,
            PolicySet theirPolicies,
            Schema schema,
            dev.bylaw.policy.PolicySet policies) {
        Map<String, Set<FindingKind>> theirs = kinds(rust.validate(theirSchema, theirPolicies));
        Map<String, Set<FindingKind>> ours = kinds(Validator.validate(policies, schema, Mode.STRICT));
        compare(world, "validation", theirs, ours);
        count(policies, theirs);
        int level = world.dice().below(4);
        Map<String, Set<FindingKind>> theirsAtLevel = kinds(rust.validateAtLevel(theirSchema, theirPolicies, level));
        Map<String, Set<FindingKind>> oursAtLevel =
                kinds(Validator.validateAtLevel(policies, schema, Mode.STRICT, level));
        // What has other errors is refused already; Rust and ours look for levels in it differently.
        theirs.forEach((id, kinds) -> {
            if (kinds.stream().anyMatch(FindingKind::isError)) {
                theirsAtLevel.remove(id);
                oursAtLevel.remove(id);
            }
        });
        compare(world, "validation at level " + level, theirsAtLevel, oursAtLevel);
        tally.count(
                "validations at a level", world.clauses().size() + world.links().size());
    }

    private void compare(
            World world, String what, Map<String, Set<FindingKind>> theirs, Map<String, Set<FindingKind>> ours) {
        world.clauses().forEach(clause -> compare(world, what, clause.text(), clause.id(), theirs, ours));
        world.links().forEach(link -> compare(world, what, link, link.id(), theirs, ours));
    }

    private void compare(
            World world,
            String what,
            Object input,
            String id,
            Map<String, Set<FindingKind>> theirs,
            Map<String, Set<FindingKind>> ours) {
        Set<FindingKind> none = Set.of();
        Set<FindingKind> rustKinds = theirs.getOrDefault(id, none);
        Set<FindingKind> ourKinds = ours.getOrDefault(id, none);
        if (!rustKinds.equals(ourKinds)) {
            tally.differ(world.seed(), what, input + "\n" + world.schema(), rustKinds, ourKinds);
        }
    }

    private void count(dev.bylaw.policy.PolicySet policies, Map<String, Set<FindingKind>> kinds) {
        List<String> ids = new ArrayList<>();
        policies.policies().forEach(policy -> ids.add(policy.id()));
        policies.templates().forEach(template -> ids.add(template.id()));
        for (String id : ids) {
            List<FindingKind> errors = kinds.getOrDefault(id, Set.of()).stream()
                    .filter(FindingKind::isError)
                    .toList();
            tally.count("validations");
            tally.count(errors.isEmpty() ? "validations passing" : "validations failing");
            tally.count("validations failing for one reason", errors.size() == 1 ? 1 : 0);
            errors.forEach(kind -> tally.count("finding " + kind.code()));
        }
    }

    private static Map<String, Set<FindingKind>> kinds(Map<String, RustCedar.Verdict> verdicts) {
        Map<String, Set<FindingKind>> all = new TreeMap<>();
        verdicts.forEach((id, verdict) -> {
            Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
            verdict.errors().forEach(message -> kinds.add(RustMessages.kindOf(message)));
            if (verdict.warnings().stream().anyMatch(message -> message.contains("impossible"))) {
                kinds.add(FindingKind.IMPOSSIBLE_POLICY);
            }
            all.put(id, kinds);
        });
        return all;
    }

    private static Map<String, Set<FindingKind>> kinds(ValidationResult result) {
        Map<String, Set<FindingKind>> all = new TreeMap<>();
        for (Finding finding : result.findings()) {
            if (finding.kind().isError() || finding.kind() == FindingKind.IMPOSSIBLE_POLICY) {
                all.computeIfAbsent(finding.policyId(), id -> EnumSet.noneOf(FindingKind.class))
                        .add(finding.kind());
            }
        }
        return all;
    }
}
