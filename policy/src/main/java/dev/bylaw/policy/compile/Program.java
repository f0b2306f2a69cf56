// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.compile.Read.Place;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;
import java.util.List;

/**
 * A few policies as one row of {@link Step}s: evaluating all of them is one loop, nearly without calls.
 *
 * <p>The records that steps read are looked up once for a decision, and the slots of attributes are known from the shapes of
 * those records; requests of one origin have one shape.
 */
public final class Program extends Evaluator {

    private final Step[] steps;
    private final int[] first;
    private final long always;
    private final ScopeMask principals;
    private final ScopeMask resources;
    private final Nesting nesting;
    private final Layouts layouts;

    /**
     * The program that evaluates these rules, one for each policy.
     *
     * @throws IllegalArgumentException when there are more than {@value Evaluator#MOST}
     */
    public Program(List<Rule> rules, Entities entities) {
        if (rules.size() > MOST) {
            throw new IllegalArgumentException("More than " + MOST + " policies do not fit into one outcome.");
        }
        Closures closures = new Closures(entities);
        this.principals = new ScopeMask(rules.stream().map(Rule::principal).toList(), closures);
        this.resources = new ScopeMask(rules.stream().map(Rule::resource).toList(), closures);
        this.nesting = Nesting.of(rules.stream().map(Rule::when).toList(), entities);
        ProgramWriter writer = new ProgramWriter(new Questions(closures, nesting.name()));
        long always = 0;
        this.first = new int[rules.size()];
        for (int i = 0; i < rules.size(); i++) {
            first[i] = writer.steps().size();
            if (rules.get(i).when().isAlways(true)) {
                always |= 1L << i;
            } else {
                writer.policy(1L << i, rules.get(i).when());
            }
        }
        this.always = always;
        this.steps = writer.steps().toArray(new Step[0]);
        this.layouts = new Layouts(steps);
    }

    /** A bit for each policy whose scopes hold. */
    public long candidates(Request q, Known principal, Known resource) {
        return principals.of(principal, q, principal, resource) & resources.of(resource, q, principal, resource);
    }

    @Override
    public long outcome(long candidates, Request q, Known principal, Known resource) {
        RecordValue ofPrincipal = principal == null ? Nesting.NONE : principal.attributes();
        RecordValue ofResource = resource == null ? Nesting.NONE : resource.attributes();
        RecordValue context = q.context();
        RecordValue nested = nesting.in(context);
        Instruction[] instructions =
                layouts.of(ofPrincipal.shape(), ofResource.shape(), context.shape(), nested.shape()).instructions;
        long outcome = candidates & always;
        for (long open = candidates & ~always; open != 0; open &= open - 1) {
            int at = first[Long.numberOfTrailingZeros(open)];
            Instruction step;
            do {
                step = instructions[at];
                Value value = value(step.slot, step.place, ofPrincipal, ofResource, context, nested);
                Value other = value(step.otherSlot, step.otherPlace, ofPrincipal, ofResource, context, nested);
                int answer = step.answer(value, other, q, principal, resource);
                if (answer == Node.TRUE) {
                    outcome |= step.ifYes;
                    at = step.yesGoesOn ? at + 1 : step.afterYes;
                } else if (answer == Node.FALSE) {
                    outcome |= step.ifNo;
                    at = step.noGoesOn ? at + 1 : step.afterNo;
                } else {
                    outcome |= ERRED;
                    at = step.end;
                }
            } while (at < step.end);
        }
        return outcome;
    }

    private static Value value(
            int slot,
            Place place,
            RecordValue principal,
            RecordValue resource,
            RecordValue context,
            RecordValue nested) {
        if (slot < 0) {
            return null;
        }
        RecordValue record = place == Place.NESTED
                ? nested
                : place == Place.PRINCIPAL ? principal : place == Place.RESOURCE ? resource : context;
        return record.at(slot);
    }

    /** A bit for each candidate that could not be evaluated. */
    public long errors(long candidates, Request q, Known principal, Known resource) {
        long errors = 0;
        for (long open = candidates & ~always; open != 0; open &= open - 1) {
            int policy = Long.numberOfTrailingZeros(open);
            errors |= isError(first[policy], q, principal, resource) ? 1L << policy : 0;
        }
        return errors;
    }

    private boolean isError(int start, Request q, Known principal, Known resource) {
        int at = start;
        while (at < steps[start].end()) {
            Step step = steps[at];
            int answer = step.question().node().test(q, principal, resource);
            if (answer == Node.ERROR) {
                return true;
            }
            at = answer == Node.TRUE ? step.afterYes() : step.afterNo();
        }
        return false;
    }

    /** The steps of all policies, one policy after the other. */
    public List<Step> steps() {
        return List.of(steps);
    }

    /** The bits of the policies that are satisfied whenever their scopes hold. */
    public long always() {
        return always;
    }

    /** The number of the first step of a policy; only for those that are not {@link #always}. */
    public int first(int policy) {
        return first[policy];
    }

    /** How many policies there are. */
    public int size() {
        return first.length;
    }

    /** The attribute of the context that is {@link Place#NESTED}; null when nothing reads it. */
    public String nestedName() {
        return nesting.name();
    }

    /** The shapes of the records of the request that was evaluated first; null when none was. */
    public Shapes firstShapes() {
        return layouts.first();
    }
}
