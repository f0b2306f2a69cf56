// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.telemetry;

/**
 * The names of attributes and events on spans; nowhere else is one written.
 *
 * <p>Those that begin with {@code gen_ai} are of OpenTelemetry's conventions for generative AI, which are still being
 * developed: when they change there, they change here. The conventions have no names for decisions, so those are Bylaw's.
 */
final class SpanNames {

    static final String TOOL = "gen_ai.tool.name";
    static final String AGENT = "gen_ai.agent.name";
    static final String CONVERSATION = "gen_ai.conversation.id";
    static final String ERROR = "error.type";

    static final String DECISION = "bylaw.decision";
    static final String POLICY = "bylaw.policy.id";
    static final String MODE = "bylaw.mode";
    static final String ACTION = "bylaw.action";
    static final String CODE = "bylaw.code";

    /** The value of {@link #ERROR} on a span whose call was refused. */
    static final String REFUSED = "bylaw.refused";

    /** The event of a refusal. Attributes are overwritten by the next decision under the same span; events stay. */
    static final String REFUSAL = "bylaw.refusal";

    private SpanNames() {}
}
