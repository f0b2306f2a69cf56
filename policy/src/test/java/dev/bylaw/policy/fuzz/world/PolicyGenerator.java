// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes policies and templates: without a mistake, with one, a few with several. Conditions seldom use up all they may. */
final class PolicyGenerator {

    private static final int DEEPEST = 4;

    private final Dice dice;
    private final SchemaPlan plan;
    private final Uids uids;
    private final List<Environment> environments = new ArrayList<>();

    PolicyGenerator(Dice dice, SchemaPlan plan) {
        this.dice = dice;
        this.plan = plan;
        this.uids = new Uids(dice, plan);
        for (SchemaPlan.ActionPlan action : plan.actions()) {
            for (String principal : action.principals()) {
                for (String resource : action.resources()) {
                    environments.add(new Environment(principal, action, resource));
                }
            }
        }
    }

    List<Environment> environments() {
        return environments;
    }

    /** A policy, or a template. */
    World.Clause clause(String id, boolean template) {
        Environment environment = dice.of(environments);
        int mistakes = dice.of(0, 1, 1, 1, dice.below(4));
        boolean principalSlot = template && !dice.oneIn(3);
        boolean resourceSlot = template && (!principalSlot || dice.oneIn(2));
        StringBuilder out = new StringBuilder(dice.oneIn(5) ? "// \u00e9 {(\"\n" : "");
        out.append("@id(").append(Quoted.of(id)).append(") ").append(annotations());
        out.append(dice.of("permit", "permit", "permit", "forbid")).append(dice.of(" (", "("));
        out.append(scope("principal", environment.principal(), principalSlot)).append(", ");
        out.append(action(environment.action())).append(dice.of(", ", ",\n\u00a0"));
        out.append(scope("resource", environment.resource(), resourceSlot));
        out.append(dice.oneIn(8) ? ",)" : ")");
        for (int i = dice.of(0, 1, 1, 1, 1, 2, 3); i > 0; i--) {
            Expressions expressions = new Expressions(dice, plan, environment, mistakes);
            out.append(dice.of("\nwhen { ", " when{", " unless { "));
            out.append(expressions.bool(dice.between(1, DEEPEST)).text()).append(dice.of(" }", "}", " // }\n}"));
            mistakes = Math.max(0, mistakes - 1);
        }
        return new World.Clause(id, out.append(";").toString(), principalSlot, resourceSlot);
    }

    private String annotations() {
        return dice.oneIn(4)
                ? dice.of("@reason(\"\u00e9 \\\"x\\\"\\n\") ", "@if ", "@a(\"\") @b ", "@permit(\"*\")\n")
                : "";
    }

    private String scope(String variable, String type, boolean slot) {
        String entity = slot ? "?" + variable : uids.literal(dice.oneIn(8) ? anyType() : type);
        return variable
                + switch (dice.below(slot ? 3 : 7)) {
                    case 0 -> " == " + entity;
                    case 1 -> " in " + (slot ? entity : uids.literal(dice.oneIn(2) ? type : anyType()));
                    case 2 -> " is " + type + " in " + (slot ? entity : uids.literal(anyType()));
                    case 3, 4 -> " is " + type;
                    default -> "";
                };
    }

    private String anyType() {
        return dice.of(plan.entities()).type();
    }

    private String action(SchemaPlan.ActionPlan action) {
        String uid = action.type() + "::" + Quoted.of(action.id(), dice);
        SchemaPlan.ActionPlan other = dice.of(plan.actions());
        String otherUid = other.type() + "::" + Quoted.of(other.id(), dice);
        return switch (dice.below(10)) {
            case 0 -> "action";
            case 1 -> "action in " + otherUid;
            case 2 -> "action in [" + uid + ", " + otherUid + "]";
            case 3 -> "action in " + uid;
            case 4 -> "action in [" + uid + dice.of("]", ",]");
            case 5 -> dice.oneIn(4) ? "action == Action::\"none\"" : "action";
            default -> "action == " + uid;
        };
    }

    /** What fills the slots of the template. */
    Map<String, World.Uid> slots(World.Clause template) {
        Map<String, World.Uid> slots = new LinkedHashMap<>();
        if (template.principalSlot()) {
            slots.put("?principal", uid(dice.of(environments).principal()));
        }
        if (template.resourceSlot()) {
            slots.put("?resource", uid(dice.of(environments).resource()));
        }
        return slots;
    }

    private World.Uid uid(String type) {
        return dice.oneIn(15) ? new World.Uid("Nobody", "x") : new World.Uid(type, uids.id(type));
    }
}
