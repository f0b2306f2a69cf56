// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.policy.syntax.NearestName;
import dev.bylaw.policy.validate.Origins;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in findings which parameter of which method an input is. */
final class InputOrigins implements Origins {

    /** How findings end that say nothing against a policy: what it reads is not known yet. */
    private static final String NOT_KNOWN = "is not known";

    private final Map<EntityUid, ActionModel> models = new HashMap<>();

    InputOrigins(Iterable<ActionModel> actions) {
        for (ActionModel model : actions) {
            models.put(EntityUid.of("Action", model.name()), model);
        }
    }

    /** Whether a finding with this message is about what cannot be known, and not about what is wrong. */
    static boolean isOfUnknown(String message) {
        return message.endsWith(NOT_KNOWN);
    }

    @Override
    public String of(EntityUid action, List<String> path) {
        ActionModel model = models.get(action);
        if (model == null || path.size() < 2 || !path.get(0).equals("input")) {
            return "";
        }
        ActionModel.Input input = model.inputs().get(path.get(1));
        if (input == null) {
            return "";
        }
        Typed typed = input.typed();
        for (String name : path.subList(2, path.size())) {
            typed = typed.parts().get(name);
            if (typed == null) {
                return "";
            }
        }
        return typed.java() + ", from " + input.from();
    }

    @Override
    public Optional<Missing> missing(EntityUid action, List<String> path) {
        ActionModel model = models.get(action);
        if (model == null || path.size() < 2 || !path.get(0).equals("input")) {
            return Optional.empty();
        }
        ActionModel.Input input = model.inputs().get(path.get(1));
        if (input == null) {
            return Optional.of(noInput(model, path.get(1)));
        }
        String owner = "input \"" + path.get(1) + "\" of action \"" + model.name() + "\"";
        Typed typed = input.typed();
        for (String name : path.subList(2, path.size())) {
            if (typed.isOpaque()) {
                break;
            }
            Typed part = typed.parts().get(name);
            if (part == null) {
                return typed.parts().isEmpty() ? Optional.empty() : Optional.of(noPart(owner, typed, name, input));
            }
            owner = "component \"" + name + "\" of " + owner;
            typed = part;
        }
        return typed.isOpaque() ? Optional.of(opaque(owner, typed)) : Optional.empty();
    }

    private static Missing noInput(ActionModel model, String name) {
        if (!model.complete()) {
            return new Missing("which inputs action \"" + model.name() + "\" has " + NOT_KNOWN, "");
        }
        String message = "action \"" + model.name() + "\" has no input \"" + name + "\"";
        String near = NearestName.nearest(name, model.inputs().keySet());
        if (!near.isEmpty()) {
            return new Missing(
                    message,
                    "did you mean \"" + near + "\" (" + model.inputs().get(near).origin() + ")?");
        }
        if (model.inputs().isEmpty()) {
            return new Missing(message, model.methods().get(0) + " has no parameter that policies see");
        }
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, ActionModel.Input> each : model.inputs().entrySet()) {
            all.add(each.getKey() + " (" + each.getValue().typed().java() + ")");
        }
        return new Missing(message, model.methods().get(0) + " has " + String.join(", ", all));
    }

    private static Missing noPart(String owner, Typed typed, String name, ActionModel.Input input) {
        String near = NearestName.nearest(name, typed.parts().keySet());
        String hint = near.isEmpty()
                ? typed.java() + " has " + String.join(", ", typed.parts().keySet())
                : "did you mean \"" + near + "\" (" + typed.parts().get(near).java() + ", from " + input.from() + ")?";
        return new Missing(owner + " has no component \"" + name + "\"", hint);
    }

    private static Missing opaque(String owner, Typed typed) {
        return typed.known()
                ? new Missing(owner + " cannot be read by policies", typed.java() + ": " + typed.opaque())
                : new Missing("what policies can read of " + owner + " " + NOT_KNOWN, typed.opaque());
    }
}
