// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

/** Chooses entities by type: those that the data describes, and some that it does not. */
record Uids(Dice dice, SchemaPlan plan) {

    /** A literal of an entity of this type. */
    String literal(String type) {
        return type + "::" + Quoted.of(id(type), dice);
    }

    String id(String type) {
        if (SchemaPlan.base(type).equals("Action")) {
            return dice.of(plan.actions().stream()
                    .filter(action -> action.type().equals(type))
                    .map(SchemaPlan.ActionPlan::id)
                    .toList());
        }
        SchemaPlan.EntityPlan entity = plan.entity(type);
        return dice.of(entity.isEnum() ? entity.ids() : DataGenerator.IDS);
    }
}
