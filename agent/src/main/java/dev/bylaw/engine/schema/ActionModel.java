// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.schema.Typed.Presence;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An action, made of all methods that ask for it. A parameter that not all of them have is there sometimes; one that has a
 * different type in two of them is opaque, and says which two.
 *
 * @param name the action's name
 * @param methods the methods, for people
 * @param inputs what policies see of the arguments, by name, in the order of the parameters
 * @param resources the entity types that its methods name resources of
 * @param delegates whether work is handed on by it, so that those who may act are its resources
 * @param complete whether the names of all parameters are known; an abstract method may get them from its implementations
 */
record ActionModel(
        String name,
        List<String> methods,
        Map<String, Input> inputs,
        Set<String> resources,
        boolean delegates,
        boolean complete) {

    /**
     * A parameter.
     *
     * @param typed what policies see of it
     * @param from the first method that has it, for people
     */
    record Input(Typed typed, String from) {

        /** The Java type and where it is written. */
        String origin() {
            return typed.java() + ", from " + from;
        }
    }

    /** The action that these methods share. */
    static ActionModel of(String name, List<Site> sites, JavaTypes types) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        List<String> methods = new ArrayList<>();
        Set<String> resources = new TreeSet<>();
        boolean delegates = false;
        boolean complete = true;
        for (Site site : sites) {
            methods.add(display(site));
            if (site.origin() instanceof Origin.Delegation) {
                delegates = true;
            } else {
                resources.add(Question.resourceType(site));
            }
            for (Parameter parameter : site.parameters()) {
                if (parameter.ignored()) {
                    continue;
                }
                if (parameter.name().isEmpty()) {
                    complete = false;
                    continue;
                }
                Input input = new Input(types.of(parameter.descriptor(), parameter.signature()), display(site));
                Input before = inputs.get(parameter.name());
                inputs.put(parameter.name(), before == null ? input : merged(before, input));
                count.merge(parameter.name(), 1, Integer::sum);
            }
        }
        for (Map.Entry<String, Input> each : inputs.entrySet()) {
            if (count.get(each.getKey()) < sites.size()) {
                Input input = each.getValue();
                each.setValue(new Input(input.typed().atMost(Presence.SOMETIMES), input.from()));
            }
        }
        return new ActionModel(name, methods, inputs, resources, delegates, complete);
    }

    private static Input merged(Input one, Input other) {
        Typed a = one.typed();
        Typed b = other.typed();
        if (a.isOpaque()) {
            return one;
        }
        if (b.isOpaque()) {
            return other;
        }
        if (a.type().equals(b.type())) {
            return new Input(a.atMost(b.presence()).orOneOf(b), one.from());
        }
        JavaType both = new JavaType(JavaType.Kind.CLASS, a.java() + " or " + b.java(), List.of());
        return new Input(
                Typed.opaque(
                        both,
                        "it is " + a.java() + " in " + one.from() + " and " + b.java() + " in " + other.from()
                                + "; rename one with @Param, or give one method an action of its own"),
                one.from());
    }

    /** {@code Orders.refund}; a constructor by its class. */
    static String display(Site site) {
        String name = site.className();
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        return site.method().equals("<init>") ? "new " + simple : simple + "." + site.method();
    }
}
