// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy that can be evaluated: written as such, or made from a template by a link.
 *
 * @param id its name, unique in its set
 * @param link how it was made, when it was made from a template
 */
public record Policy(String id, PolicyBody body, Optional<Link> link) {

    /** Refuses a body with slots: that is a {@link Template}. */
    public Policy {
        Objects.requireNonNull(id, "id");
        if (body.hasSlots()) {
            throw new IllegalArgumentException("Policy " + id + " has slots: it is a template, and needs a link.");
        }
    }

    /** A policy that was written as such. */
    public Policy(String id, PolicyBody body) {
        this(id, body, Optional.empty());
    }

    /** Whether it permits or forbids. */
    public Effect effect() {
        return body.effect();
    }

    /** The annotations in the order written; unmodifiable. */
    public Map<String, String> annotations() {
        return body.annotations();
    }

    /** Where it was written; of a linked policy, where its template was. */
    public Span source() {
        return body.span();
    }
}
