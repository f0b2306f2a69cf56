// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.statement.Durability;
import java.util.List;

/**
 * What was decided, for every member of a chain together: the outcome, without the call that it is about, so that all calls
 * with this outcome can share it. Immutable but for {@link #filed}, which is the same whoever makes it.
 */
final class Ruling {

    private final Code code;
    private final List<String> policies;
    private final List<String> errors;
    private final String message;
    private final String approval;
    private final List<String> disclosed;
    private final Durability durability;

    /** Racy on purpose, as in java.lang.String: every thread makes the same one, of final fields. */
    private Filed filed;

    /**
     * A ruling.
     *
     * @param code why it is refused; {@code null} when it is allowed
     * @param policies the policies that decided: on allow all that permitted, on a refusal those that forbade
     * @param errors policies that could not be evaluated, each with its error
     * @param message what the refused caller reads; {@code null} when it is allowed
     * @param approval whose approval would lift the refusal; {@code null} when nobody's would
     * @param disclosed the parameters that the deciding policies want in clear
     * @param durability the level that the deciding policies demand; {@code null} when they demand none
     */
    Ruling(
            Code code,
            List<String> policies,
            List<String> errors,
            String message,
            String approval,
            List<String> disclosed,
            Durability durability) {
        this.code = code;
        this.policies = List.copyOf(policies);
        this.errors = List.copyOf(errors);
        this.message = message;
        this.approval = approval;
        this.disclosed = List.copyOf(disclosed);
        this.durability = durability;
    }

    /** A refusal that no policy made. */
    static Ruling refused(Code code, String message) {
        return new Ruling(code, List.of(), List.of(), message, null, List.of(), null);
    }

    /** Whether the policies allow the call. */
    boolean allowed() {
        return code == null;
    }

    Code code() {
        return code;
    }

    List<String> policies() {
        return policies;
    }

    List<String> errors() {
        return errors;
    }

    String message() {
        return message;
    }

    String approval() {
        return approval;
    }

    List<String> disclosed() {
        return disclosed;
    }

    Durability durability() {
        return durability;
    }

    /** As records write it; {@code null} as long as no record did. */
    Filed filed() {
        return filed;
    }

    /** Keeps how records write it. */
    Filed file(Filed first) {
        filed = first;
        return first;
    }
}
