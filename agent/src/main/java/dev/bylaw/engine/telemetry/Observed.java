// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.telemetry;

import java.util.List;

/**
 * What telemetry is told of a decision: nothing of the arguments, the resource and the user, because spans and metrics are
 * handed to more people than a log is. Absent is {@code null}.
 *
 * @param decision allow, deny or escalate: what the policies say
 * @param mode enforce or observe
 * @param code why it is refused
 * @param policies the policies that decided
 * @param action the action's name
 * @param tool whether a model knows the action as a tool
 * @param agent the innermost agent of the chain
 * @param session the session
 */
public record Observed(
        String decision,
        String mode,
        String code,
        List<String> policies,
        String action,
        boolean tool,
        String agent,
        String session) {

    String policyIds() {
        return String.join(",", policies);
    }
}
