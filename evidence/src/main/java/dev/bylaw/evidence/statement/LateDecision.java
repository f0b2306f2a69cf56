// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import java.util.List;

/**
 * A decision that is written down later, by the log's thread. Whoever decides hands over references to what it has anyway,
 * and waits neither for text nor for salts, digests and hashes.
 *
 * <h2>What whoever implements it owes</h2>
 * From the hand-over on it never changes, and neither does anything it refers to. Every method gives the same answer each
 * time, on any thread, takes no lock, and runs no application code. {@link #site}, {@link #actor}, {@link #verdict} and {@link
 * #policy} give the same instance for the same site, chain and outcome wherever they can: their text is then written once.
 * <h2>Failure</h2>
 * What a method throws is final for the log: it ends, and nothing more is allowed.
 */
public interface LateDecision {

    /**
     * The decision's id, a ULID as {@link RecordIds#next} makes them, when somebody was told it already; else {@code null}, and
     * the log makes one.
     */
    String id();

    /** What was decided. */
    Decision.Verdict verdict();

    /** How safely the record was to be kept. */
    Durability durability();

    /** The governed method that asked. */
    Decision.Site site();

    /** Who asked. */
    Decision.Actor actor();

    /** What it was decided against. */
    Decision.PolicyUse policy();

    /** The action's kind: {@code tool}, {@code http}, {@code sql} … */
    String kind();

    /** The action's name. */
    String name();

    /** The resource, as a Cedar entity reference; may be {@code null}. */
    String target();

    /** How many arguments the record closes in digests. */
    int arguments();

    /** The name of an argument. Names are distinct, and in the order of their UTF-16 units. */
    String argumentName(int argument);

    /** Writes the value of an argument: exactly one JSON value. */
    void writeArgument(int argument, JsonWriter out);

    /** Whether the record carries the value of an argument in clear as well. */
    boolean isDisclosed(int argument);

    /**
     * Whether {@link #keep} wants what opens the digests. Such a decision is written by its caller after all: keeping can fail,
     * and then this one action is refused and not the log ended.
     */
    boolean keepsOpenings();

    /** Takes what opens the digests, in the order of the names, before the record is handed over. */
    void keep(String id, List<Disclosure> openings);

    /**
     * About how many bytes of values it holds in memory. A heavy one is written by its caller after all, so that nobody waits
     * for somebody else's megabytes.
     */
    int weight();
}
