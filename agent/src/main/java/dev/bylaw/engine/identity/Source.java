// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import java.util.Locale;

/**
 * How a member of a chain became known, most trusted first. A name that somebody says of himself, such as the one in an MCP
 * client's greeting or in a model's answer, has no place here: it is a label and makes nobody a member.
 */
public enum Source {
    /** The service verified a credential: a session, a password, a signed token. */
    CREDENTIAL,
    /** The framework that runs the agent says so, in a context object of its own. */
    FRAMEWORK,
    /** Code of the service says so, through the identity API. */
    API,
    /** The configuration says so, for work that nobody is bound to. */
    DEFAULT;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As records and policies have it. */
    public String text() {
        return text;
    }
}
