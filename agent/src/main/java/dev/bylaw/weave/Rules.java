// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/** The entries of {@code govern:}, which of them have matched, and whose tools are governed. */
final class Rules {

    private static final int GENERATED = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_PRIVATE;

    private final List<GovernRule> rules;
    private final boolean[] matched;
    private final Tools tools;

    Rules(List<GovernRule> rules, Tools tools) {
        this.tools = tools;
        this.rules = List.copyOf(rules);
        this.matched = new boolean[rules.size()];
    }

    Tools tools() {
        return tools;
    }

    /** Whether any entry names this class, which is written with slashes. Asked for each class that is loaded. */
    boolean nameClass(String name) {
        if (rules.isEmpty()) {
            return false;
        }
        String className = name.replace('/', '.');
        for (GovernRule rule : rules) {
            if (rule.method().matchesClass(className)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any entry names this class of the JDK, in slashes too. A pattern that begins with a star does not mean the JDK. */
    boolean nameJdkClass(String name) {
        if (rules.isEmpty()) {
            return false;
        }
        String className = name.replace('/', '.');
        for (GovernRule rule : rules) {
            if (rule.method().className().charAt(0) != '*' && rule.method().matchesClass(className)) {
                return true;
            }
        }
        return false;
    }

    /** The first entry that names this method, or {@code null}. */
    synchronized GovernRule find(String className, String method, String descriptor, int access) {
        boolean generated = (access & GENERATED) == GENERATED;
        for (int i = 0; i < matched.length; i++) {
            GovernRule rule = rules.get(i);
            if (generated && rule.method().method().indexOf('*') >= 0) {
                // A star does not mean the bodies of lambdas: the method around them is governed.
                continue;
            }
            if (rule.method().matchesClass(className) && rule.method().matchesMethod(method, descriptor)) {
                matched[i] = true;
                return rule;
            }
        }
        return null;
    }

    synchronized List<GovernRule> unmatched() {
        List<GovernRule> unmatched = new ArrayList<>();
        for (int i = 0; i < matched.length; i++) {
            if (!matched[i]) {
                unmatched.add(rules.get(i));
            }
        }
        return unmatched;
    }
}
