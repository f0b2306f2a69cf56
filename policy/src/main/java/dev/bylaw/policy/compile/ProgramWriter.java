// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes terms as steps. {@code &&}, {@code ||}, {@code !} and {@code if} need none of their own: they are where the steps of
 * their operands go on.
 */
final class ProgramWriter {

    private final Questions questions;
    private final List<Step> steps = new ArrayList<>();

    ProgramWriter(Questions questions) {
        this.questions = questions;
    }

    /** The steps so far. */
    List<Step> steps() {
        return steps;
    }

    /** The answers after which a program goes on at a step that is not written yet. */
    private static final class Label {
        private final List<Step> yes = new ArrayList<>();
        private final List<Step> no = new ArrayList<>();

        void bind(int step, long satisfied) {
            yes.forEach(from -> from.goOnAfterYes(step, satisfied));
            no.forEach(from -> from.goOnAfterNo(step, satisfied));
        }
    }

    /** Writes the steps of the policy with this bit. */
    void policy(long bit, Term term) {
        int first = steps.size();
        Label satisfied = new Label();
        Label unsatisfied = new Label();
        write(term, satisfied, unsatisfied);
        satisfied.bind(steps.size(), bit);
        unsatisfied.bind(steps.size(), 0);
        steps.subList(first, steps.size()).forEach(step -> step.endAt(steps.size()));
    }

    private void write(Term term, Label yes, Label no) {
        if (term instanceof Term.And and) {
            for (Term part : allButLast(and.parts())) {
                Label next = new Label();
                write(part, next, no);
                next.bind(steps.size(), 0);
            }
            write(last(and.parts()), yes, no);
        } else if (term instanceof Term.Or or) {
            for (Term part : allButLast(or.parts())) {
                Label next = new Label();
                write(part, yes, next);
                next.bind(steps.size(), 0);
            }
            write(last(or.parts()), yes, no);
        } else if (term instanceof Term.Not not) {
            write(not.operand(), no, yes);
        } else if (term instanceof Term.If choice) {
            write(choice, yes, no);
        } else {
            Step step = new Step(questions.of(term));
            yes.yes.add(step);
            no.no.add(step);
            steps.add(step);
        }
    }

    private void write(Term.If choice, Label yes, Label no) {
        Label consequent = new Label();
        Label alternative = new Label();
        write(choice.condition(), consequent, alternative);
        consequent.bind(steps.size(), 0);
        write(choice.consequent(), yes, no);
        alternative.bind(steps.size(), 0);
        write(choice.alternative(), yes, no);
    }

    private static List<Term> allButLast(List<Term> terms) {
        return terms.subList(0, terms.size() - 1);
    }

    private static Term last(List<Term> terms) {
        return terms.get(terms.size() - 1);
    }
}
