// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.json.JsonValue;
import java.util.List;

/**
 * What was decided about one request, recorded before its effect: predicate {@code decision/v0.1}.
 *
 * @param id the decision's ULID, as {@link RecordIds#next} makes them
 * @param timeMicros when it was decided
 * @param verdict what was decided
 * @param site the governed method that asked
 * @param action what was asked
 * @param actor who asked
 * @param policy what it was decided against
 * @param durability how safely this record was to be kept
 * @param approval the id of the approval that lifted a refusal; absent when none did
 */
public record Decision(
        String id,
        long timeMicros,
        Verdict verdict,
        Site site,
        Action action,
        Actor actor,
        PolicyUse policy,
        Durability durability,
        String approval)
        implements Statement {

    /** What may happen to a request. */
    public enum Result {
        /** The body may run. */
        ALLOW("allow"),
        /** The body never runs. */
        DENY("deny"),
        /** The body waits for an approval. */
        ESCALATE("escalate");

        private final String text;

        Result(String text) {
            this.text = text;
        }

        /** As it stands in the record. */
        public String text() {
            return text;
        }
    }

    /** Whether a refusal is carried out. */
    public enum Mode {
        /** It is. */
        ENFORCE("enforce"),
        /** It is recorded, and the call goes through. */
        OBSERVE("observe");

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        /** As it stands in the record. */
        public String text() {
            return text;
        }
    }

    /**
     * The decision proper.
     *
     * @param result what happens
     * @param evaluated what the policies said; differs from {@code result} where the mode is {@code observe}
     * @param mode whether refusals are carried out
     * @param code why it was refused: {@code policy}, {@code no-permit}, {@code unattributed}, {@code forbid-error},
     *     {@code engine-error}, {@code record-error} …; absent when the policies allowed it
     * @param reason what the refused caller was told; absent when nothing was refused
     */
    public record Verdict(Result result, Result evaluated, Mode mode, String code, String reason) {}

    /**
     * A governed method.
     *
     * @param type the binary name of its class
     * @param method its name
     */
    public record Site(String type, String method) {}

    /**
     * What was asked.
     *
     * @param kind {@code tool}, {@code http}, {@code sql} …
     * @param name the action's name
     * @param target the resource, as a Cedar entity reference; may be absent
     * @param arguments the salted digests of the arguments, as {@link ArgumentDigester} makes them
     * @param disclosed the arguments whose values a policy wants in clear; order does not matter
     */
    public record Action(String kind, String name, String target, List<String> arguments, List<Argument> disclosed) {
        /** Keeps copies of the lists. */
        public Action {
            arguments = List.copyOf(arguments);
            disclosed = List.copyOf(disclosed);
        }
    }

    /**
     * One named value of a request.
     *
     * @param name the parameter's name
     * @param value its value
     */
    public record Argument(String name, JsonValue value) {}

    /**
     * Who asked.
     *
     * @param agent the acting principal; absent when the call is unattributed
     * @param session the session it acts in; may be absent
     * @param onBehalfOf the principals above it, outermost first
     * @param sources how each of them became known, those above first and the acting one last: {@code credential}, {@code
     *     framework}, {@code api}, {@code default}; empty where nobody says
     */
    public record Actor(String agent, String session, List<String> onBehalfOf, List<String> sources) {
        /** Keeps copies of the lists. */
        public Actor {
            onBehalfOf = List.copyOf(onBehalfOf);
            sources = List.copyOf(sources);
        }

        /** Of whom nobody says how they became known. */
        public Actor(String agent, String session, List<String> onBehalfOf) {
            this(agent, session, onBehalfOf, List.of());
        }
    }

    /**
     * What the request was decided against.
     *
     * @param engine name and version of the policy engine
     * @param resources the documents that were loaded: policies, entities, schema
     * @param determining the ids of the policies that decided
     * @param errors the errors of evaluation
     */
    public record PolicyUse(
            String engine, List<ResourceDescriptor> resources, List<String> determining, List<String> errors) {
        /** Keeps copies of the lists. */
        public PolicyUse {
            resources = List.copyOf(resources);
            determining = List.copyOf(determining);
            errors = List.copyOf(errors);
        }
    }

    /**
     * A document by name and content: an in-toto ResourceDescriptor.
     *
     * @param uri where it came from
     * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal
     */
    public record ResourceDescriptor(String uri, String sha256) {}
}
