// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision as the command shows it; the names are those of its JSON, and fixed.
 *
 * @param index its place in the log
 * @param id the decision's ULID
 * @param time when it was decided, RFC 3339 in UTC
 * @param decision what happened: {@code allow}, {@code deny}, {@code escalate}
 * @param evaluated what the policies said; another than {@code decision} where nothing is enforced
 * @param principal who acted; empty when nobody was bound
 * @param chain those on whose behalf, outermost first
 * @param sources how each became known, the acting one last; empty in records that do not say
 * @param action the action's name
 * @param resource the resource, as a Cedar entity reference
 * @param policies the ids of the policies that decided
 * @param session the session; may be empty
 * @param mode {@code enforce} or {@code observe}
 * @param outcome what became of it: {@code completed}, {@code failed}, {@code unknown} …, or {@code none}
 * @param code why it was refused, for programs; may be empty
 * @param reason why it was refused, as the caller was told; may be empty
 * @param input the arguments whose values a policy wanted in clear
 */
record DecisionView(
        long index,
        String id,
        String time,
        String decision,
        String evaluated,
        String principal,
        List<String> chain,
        List<String> sources,
        String action,
        String resource,
        List<String> policies,
        String session,
        String mode,
        String outcome,
        String code,
        String reason,
        Json input) {

    static DecisionView of(LogRecord record, String outcome) {
        Json said = record.predicate();
        return new DecisionView(
                record.index(),
                said.at("id").text(),
                record.time(),
                said.at("result").text(),
                said.at("evaluated").text(),
                said.at("actor", "agent").text(),
                said.at("actor", "onBehalfOf").texts(),
                said.at("actor", "sources").texts(),
                said.at("action", "name").text(),
                said.at("action", "target").text(),
                said.at("policy", "determining").texts(),
                said.at("actor", "session").text(),
                said.at("mode").text(),
                outcome,
                said.at("code").text(),
                said.at("reason").text(),
                said.at("action", "disclosed"));
    }

    /** Those who acted, outermost first, the acting one last. */
    List<String> who() {
        List<String> who = new ArrayList<>(chain);
        if (!principal.isEmpty()) {
            who.add(principal);
        }
        return who;
    }

    String json() {
        JsonLine line = new JsonLine()
                .put("id", id)
                .put("time", time)
                .put("decision", decision)
                .putUnlessEmpty("principal", principal)
                .put("action", action)
                .putUnlessEmpty("resource", resource)
                .put("policies", policies)
                .putUnlessEmpty("session", session)
                .put("chain", chain)
                .putUnlessEmpty("sources", sources)
                .put("mode", mode)
                .put("outcome", outcome)
                .putUnlessEmpty("code", code)
                .putUnlessEmpty("reason", reason)
                .put("input", input);
        if (!evaluated.equals(decision)) {
            line.putUnlessEmpty("evaluated", evaluated);
        }
        return line.put("index", index).toString();
    }
}
