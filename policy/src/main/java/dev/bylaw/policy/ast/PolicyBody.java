// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.value.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a policy and a template share: everything but the name.
 *
 * @param annotations in the order written; an annotation without a value has the empty text
 */
public record PolicyBody(
        Effect effect,
        Map<String, String> annotations,
        Scope principal,
        ActionScope action,
        Scope resource,
        List<Condition> conditions,
        Span span) {

    /** Copies the collections; refuses an annotation that could not be written. */
    public PolicyBody {
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        conditions = List.copyOf(conditions);
        for (String key : annotations.keySet()) {
            if (!Names.isAnnotationKey(key)) {
                throw new IllegalArgumentException("\"" + key + "\" cannot name an annotation: write an identifier.");
            }
        }
    }

    /** Whether the head has {@code ?principal} or {@code ?resource}, which makes it a template's. */
    public boolean hasSlots() {
        return principal.hasSlot() || resource.hasSlot();
    }
}
