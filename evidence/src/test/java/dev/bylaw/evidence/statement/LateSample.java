// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import dev.bylaw.evidence.statement.Decision.Argument;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A decision to be written later, of which each part can be another one.
 *
 * @param of a decision whose parts it has, but for id, time and digests
 * @param values what is closed in digests, in the order of the names
 * @param shown the names of those that are disclosed
 * @param given the id that somebody was told; {@code null} for none
 * @param openings where the openings go
 * @param keepsOpenings whether they go there
 * @param trouble runs when the resource is asked for, on the log's thread
 */
public record LateSample(
        Decision of,
        List<Argument> values,
        Set<String> shown,
        String given,
        List<Disclosure> openings,
        boolean keepsOpenings,
        Supplier<String> trouble,
        int weight)
        implements LateDecision {

    /** One with the arguments of {@link Samples#allowed} and its parts. */
    public static LateSample of(Decision decision) {
        return new LateSample(
                decision,
                List.of(
                        new Argument("amount", out -> out.number(4_200)),
                        new Argument("order", out -> out.string("o-17"))),
                Set.of("amount"),
                null,
                null,
                false,
                null,
                0);
    }

    /** One of an order, allowed. */
    public static LateSample allowed(String order) {
        return of(Samples.decision("-", Samples.allowed("-").verdict(), "Order::\"" + order + "\""));
    }

    public LateSample withArguments(List<Argument> other, Set<String> disclosed) {
        return new LateSample(of, other, disclosed, given, openings, keepsOpenings, trouble, weight);
    }

    public LateSample withId(String id) {
        return new LateSample(of, values, shown, id, openings, keepsOpenings, trouble, weight);
    }

    /** One that keeps its openings there; in {@code null} they cannot be kept. */
    public LateSample withOpenings(List<Disclosure> where) {
        return new LateSample(of, values, shown, given, where, true, trouble, weight);
    }

    public LateSample withTrouble(Supplier<String> target) {
        return new LateSample(of, values, shown, given, openings, keepsOpenings, target, weight);
    }

    public LateSample withWeight(int bytes) {
        return new LateSample(of, values, shown, given, openings, keepsOpenings, trouble, bytes);
    }

    @Override
    public String id() {
        return given;
    }

    @Override
    public Decision.Verdict verdict() {
        return of.verdict();
    }

    @Override
    public Durability durability() {
        return of.durability();
    }

    @Override
    public Decision.Site site() {
        return of.site();
    }

    @Override
    public Decision.Actor actor() {
        return of.actor();
    }

    @Override
    public Decision.PolicyUse policy() {
        return of.policy();
    }

    @Override
    public String kind() {
        return of.action().kind();
    }

    @Override
    public String name() {
        return of.action().name();
    }

    @Override
    public String target() {
        return trouble == null ? of.action().target() : trouble.get();
    }

    @Override
    public int arguments() {
        return values.size();
    }

    @Override
    public String argumentName(int argument) {
        return values.get(argument).name();
    }

    @Override
    public void writeArgument(int argument, JsonWriter out) {
        values.get(argument).value().writeTo(out);
    }

    @Override
    public boolean isDisclosed(int argument) {
        return shown.contains(argumentName(argument));
    }

    @Override
    public void keep(String id, List<Disclosure> made) {
        openings.addAll(made);
    }
}
