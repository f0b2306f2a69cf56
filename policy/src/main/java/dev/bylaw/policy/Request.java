// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.json.RequestJson;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import java.util.Objects;

/** May this principal do this action on this resource, in this context? */
public record Request(EntityUid principal, EntityUid action, EntityUid resource, RecordValue context) {

    /** Holds all four, which must not be null. */
    public Request {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(context, "context");
    }

    /** Reads the request file of Cedar's command line. */
    public static Request parse(Source json) throws PolicyException {
        return RequestJson.parse(json);
    }
}
