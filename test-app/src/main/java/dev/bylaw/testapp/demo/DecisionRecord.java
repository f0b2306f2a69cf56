// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A decision, as {@code bylaw log show --json} prints it.
 *
 * @param decision {@code allow}; or {@code deny} or {@code escalate}, and then the body did not run
 * @param who the ids of those who acted, outermost first
 * @param action the action's name
 * @param resource the resource's type and id; of a site, the class has no package
 * @param rules the policies that decided; empty when no policy permitted the call
 * @param reason why it was refused, and what would help; may be empty
 * @param session the conversation that it belongs to; may be empty
 */
record DecisionRecord(
        String decision,
        List<String> who,
        String action,
        String resource,
        List<String> rules,
        String reason,
        String session) {

    private static final Pattern ENTITY = Pattern.compile("([A-Za-z0-9_:]+)::\"(.*)\"");

    /** What the other columns say already. */
    private static final Pattern PREFACE = Pattern.compile("^Refused( by polic(y|ies) [^:]*)?: ");

    static DecisionRecord of(JsonNode line) {
        List<String> who = new ArrayList<>();
        line.path("chain").forEach(member -> who.add(id(member.asString())));
        String acting = id(line.path("principal").asString(""));
        if (!acting.isEmpty() && (who.isEmpty() || !who.get(who.size() - 1).equals(acting))) {
            who.add(acting);
        }
        List<String> rules = new ArrayList<>();
        line.path("policies").forEach(policy -> rules.add(policy.asString()));
        return new DecisionRecord(
                line.path("decision").asString(""),
                List.copyOf(who),
                id(line.path("action").asString("")),
                resource(line.path("resource").asString("")),
                List.copyOf(rules),
                PREFACE.matcher(line.path("reason").asString("")).replaceFirst(""),
                line.path("session").asString(""));
    }

    boolean allowed() {
        return decision.equals("allow");
    }

    /** Whether it was made where a framework hands a call on, to another service; the service decides it once more. */
    boolean isOfExecutor() {
        return resource.startsWith("Tool ");
    }

    /** Whether somebody was allowed to hand work on. */
    boolean isAllowedHandOver() {
        return allowed() && action.equals("delegate");
    }

    private static String resource(String entity) {
        Matcher literal = ENTITY.matcher(entity);
        if (!literal.matches()) {
            return entity;
        }
        String type = literal.group(1);
        String id = literal.group(2);
        return type + " " + (type.equals("Site") ? id.substring(id.lastIndexOf('.', id.indexOf('#')) + 1) : id);
    }

    private static String id(String entity) {
        Matcher literal = ENTITY.matcher(entity);
        return literal.matches() ? literal.group(2) : entity;
    }
}
