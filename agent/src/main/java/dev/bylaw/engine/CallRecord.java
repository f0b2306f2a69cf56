// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.LateDecision;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.weave.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision about one call, as the governed thread leaves it to the log: references to what decided, all of it immutable,
 * and not a character of text.
 *
 * @param question what the site asks
 * @param chain who asked; {@code null} when nobody is bound
 * @param filed what was decided
 * @param resource what is acted upon; {@code null} when it could not be named
 * @param input the arguments that were looked at
 * @param id the id that the refused caller is told; {@code null} when nobody is
 * @param vault where the openings of the digests go
 */
record CallRecord(
        Question question,
        Chain chain,
        Filed filed,
        EntityUid resource,
        RecordValue input,
        String id,
        ArgumentVault vault)
        implements LateDecision {

    private static final Decision.Actor NOBODY = new Decision.Actor(null, null, List.of());

    @Override
    public Decision.Verdict verdict() {
        return filed.verdict();
    }

    @Override
    public Durability durability() {
        return filed.durability();
    }

    @Override
    public Decision.Site site() {
        return question.recorded();
    }

    @Override
    public Decision.Actor actor() {
        return actor(chain);
    }

    /** Who asked, as records name it. */
    static Decision.Actor actor(Chain chain) {
        return chain == null ? NOBODY : chain.recorded();
    }

    @Override
    public Decision.PolicyUse policy() {
        return filed.policy();
    }

    @Override
    public String kind() {
        return question.site().origin() instanceof Origin.Delegation ? "delegation" : "tool";
    }

    @Override
    public String name() {
        return question.action().id();
    }

    @Override
    public String target() {
        return resource == null ? null : resource.toString();
    }

    @Override
    public int arguments() {
        return input.size();
    }

    @Override
    public String argumentName(int argument) {
        return input.shape().name(argument);
    }

    @Override
    public void writeArgument(int argument, JsonWriter out) {
        ValueJson.write(input.at(argument), out);
    }

    @Override
    public boolean isDisclosed(int argument) {
        List<String> disclosed = filed.disclosed();
        return !disclosed.isEmpty()
                && disclosed.contains(argumentName(argument))
                && !question.isRedacted(argumentName(argument));
    }

    @Override
    public boolean keepsOpenings() {
        return vault != ArgumentVault.NONE;
    }

    @Override
    public void keep(String decisionId, List<Disclosure> openings) {
        List<Disclosure> unredacted = new ArrayList<>(openings.size());
        for (Disclosure opening : openings) {
            if (!question.isRedacted(opening.name())) {
                unredacted.add(opening);
            }
        }
        vault.keep(about(), decisionId, unredacted);
    }

    /** Whom the values are about, for whoever has to erase them. */
    private String about() {
        if (resource != null && !resource.type().equals("Site")) { // a site stands in where nothing names a resource
            return resource.toString();
        }
        return chain == null ? "" : chain.member(0).toString();
    }

    @Override
    public int weight() {
        int sum = resource == null ? 0 : resource.id().length();
        for (int i = 0; i < input.size(); i++) {
            sum += ValueJson.weight(input.at(i));
            if (sum < 0) {
                return Integer.MAX_VALUE;
            }
        }
        return sum;
    }
}
