// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is known of tools beyond class files: which methods frameworks were seen to call as tools.
 *
 * <p>The caller holds the weaver's lock.
 */
final class ToolKnowledge {

    private final Hierarchy hierarchy;
    private final Ledger ledger;

    ToolKnowledge(Hierarchy hierarchy, Ledger ledger) {
        this.hierarchy = hierarchy;
        this.ledger = ledger;
    }

    /** Whether a method asks when it is called, or, where it is abstract, whatever implements it does. */
    boolean governs(ClassLoader loader, String className, String method, String descriptor) {
        WovenClass woven = hierarchy.loader(loader).woven.get(className);
        Site site = woven == null ? null : woven.sites.get(method + descriptor);
        if (site != null) {
            return !Origin.isExecutor(site.origin());
        }
        KnownType type = hierarchy.find(loader, className);
        if (type != null) {
            for (Declared declared : type.declared) {
                if (declared.method.equals(method) && declared.descriptor.equals(descriptor)) {
                    return !Origin.isExecutor(declared.governance.origin());
                }
            }
        }
        return false;
    }

    /** Whether objects of the class, or lambdas that are written in it, ask before they run a tool, or call what asks. */
    boolean asks(ClassLoader loader, String className) {
        KnownType type = hierarchy.find(loader, className);
        if (type != null && type.handsOn) {
            return true;
        }
        WovenClass woven = hierarchy.loader(loader).woven.get(className);
        if (woven != null) {
            for (Site site : woven.sites.values()) {
                if (Origin.isExecutor(site.origin())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** From now on the method is a tool. Returns whether its class is known, so that it can be woven. */
    boolean learn(ClassLoader loader, String className, String method, KnownType.Learned tool, ParameterNames names) {
        KnownType type = hierarchy.find(loader, className);
        if (type == null) {
            return false;
        }
        type.learn(method, tool);
        if (type.names == null) {
            type.names = names;
        }
        return true;
    }

    /** Whether a framework's type runs tools in the ways that we know; of a server, in all of them. */
    static boolean executes(Tools tools, String className, Selection selection) {
        Set<ExecutorPoint> found = EnumSet.noneOf(ExecutorPoint.class);
        for (Governed governed : selection.methods()) {
            note(governed.governance(), found);
        }
        for (Governed governed : selection.bodiless()) {
            note(governed.governance(), found);
        }
        for (ExecutorPoint point : tools.executors(className)) {
            if (point.isServer() && !found.contains(point)) {
                return false;
            }
        }
        return !found.isEmpty();
    }

    private static void note(Governance governance, Set<ExecutorPoint> found) {
        if (governance.origin() instanceof Origin.Executor executor) {
            found.add(executor.point());
        }
    }

    /** A framework's type that runs tools or agents has come, and nothing in it is a way to do so that we know. */
    void reportShape(ClassLoader loader, String className) {
        ledger.gap(
                new Gap(
                        Gap.Kind.NOT_WOVEN,
                        className.replace('/', '.'),
                        hierarchy.loader(loader).display,
                        null,
                        "this version of the framework runs tools or agents in a way that Bylaw does not know, so tools are"
                                + " governed at their methods alone; take a newer Bylaw, or name under govern: what is no annotated method"));
    }
}
