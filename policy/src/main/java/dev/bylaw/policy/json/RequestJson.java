// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.ValueFormatException;

/**
 * Requests as JSON: {@code {"principal": "User::\"alice\"", "action": …, "resource": …, "context": {…}}}. Entities may also
 * stand as objects; a context that is left out is empty.
 */
public final class RequestJson {

    private RequestJson() {}

    /** Reads the whole text. */
    public static Request parse(Source source) throws PolicyException {
        Json json = JsonText.read(source);
        Findings findings = new Findings();
        try {
            JsonFields fields = JsonFields.of(json, "a request", "principal", "action", "resource", "context");
            RecordValue context = fields.has("context")
                    ? ValueJson.readRecord(fields.required("context"), "the context")
                    : RecordValue.EMPTY;
            return new Request(
                    entity(fields.required("principal")),
                    entity(fields.required("action")),
                    entity(fields.required("resource")),
                    context);
        } catch (SyntaxError e) {
            findings.add(e.diagnostic());
        }
        findings.throwIfAny();
        throw new IllegalStateException("a request was refused for no reason");
    }

    /** The entity that this JSON names, as text or as an object. */
    public static EntityUid entity(Json json) {
        if (!(json instanceof Json.Str text)) {
            return ValueJson.readEntity(json);
        }
        try {
            return EntityUid.parse(text.value());
        } catch (ValueFormatException e) {
            throw JsonFields.error(json.span(), e.getMessage(), "");
        }
    }
}
