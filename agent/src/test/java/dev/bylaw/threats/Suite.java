// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import dev.bylaw.threats.app.Attacks;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestFactory;

/** What tests a class of the suite has, before any of them runs. */
final class Suite {

    private Suite() {}

    /** The names of the methods that are tests, and of the attacks of which tests are made. */
    static List<String> testsOf(Class<?> type) {
        List<String> names = new ArrayList<>();
        boolean attacks = false;
        for (Method method : type.getDeclaredMethods()) {
            if (Entry.idOf(method.getName()) != null) {
                names.add(method.getName());
            }
            attacks |= method.isAnnotationPresent(TestFactory.class);
        }
        ThreatTests category = type.getAnnotation(ThreatTests.class);
        if (category == null || attacks == category.attacks().isEmpty()) {
            throw new IllegalStateException(type + " does not say whose attacks it makes tests of");
        }
        if (attacks) {
            for (Method attack : Attacks.of(attacksOf(category))) {
                names.add(attack.getName());
            }
        }
        return names;
    }

    private static Class<?> attacksOf(ThreatTests category) {
        try {
            return Class.forName(Threats.APPLICATION + category.attacks());
        } catch (ClassNotFoundException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
