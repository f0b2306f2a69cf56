// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.start;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.config.ConfigException;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.policy.syntax.NearestName;
import dev.bylaw.weave.Foreseen;
import dev.bylaw.weave.Gap;
import dev.bylaw.weave.GovernRule;
import dev.bylaw.weave.Site;
import dev.bylaw.weave.Weaving;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the governed methods before any of them is loaded: the classes that builds have listed, and those that
 * {@code govern:} names in full. What is wrong with them is wrong now, while the start can still be refused, and not when a
 * customer calls.
 */
public final class Foreknowledge {

    private static final String NOT_THERE = " is listed as governed by a build, and is not on the class path";
    private static final String NOT_GOVERNED =
            " is listed as governed by a build, and the class of that name that comes first"
                    + " on the class path governs nothing: its annotations were removed, or another class is in its place";

    private final ClassPath classPath;
    private final Weaving weaving;
    private final Map<String, Foreseen> classes = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();

    private Foreknowledge(ClassPath classPath, Weaving weaving) {
        this.classPath = classPath;
        this.weaving = weaving;
    }

    /**
     * Reads the class path.
     *
     * @param rules the rules made of {@code entries}, in the same order
     * @throws ConfigException when an entry of {@code govern:} names a class or a method that is not there, or when a method
     *     that should be governed cannot be
     */
    public static Foreknowledge gather(
            ClassPath classPath, Weaving weaving, List<Settings.Govern> entries, List<GovernRule> rules)
            throws ConfigException, IOException {
        Foreknowledge known = new Foreknowledge(classPath, weaving);
        for (String listed : classPath.inventory()) {
            Foreseen seen = known.foresee(listed);
            if (seen == null || seen.isUngoverned()) {
                known.missing.add(listed + (seen == null ? NOT_THERE : NOT_GOVERNED));
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            known.check(entries.get(i), rules.get(i));
        }
        known.requireUsable();
        return known;
    }

    /** The methods that will be governed, as far as they are known. */
    public List<Site> sites() {
        List<Site> sites = new ArrayList<>();
        for (Foreseen type : classes.values()) {
            sites.addAll(type.sites());
        }
        return sites;
    }

    /** Abstract methods whose implementations will be governed; the names of their parameters may not be known. */
    public List<Site> declarations() {
        List<Site> declarations = new ArrayList<>();
        for (Foreseen type : classes.values()) {
            declarations.addAll(type.declarations());
        }
        return declarations;
    }

    /** A clause for each class that a build listed as governed, and that is not there or governs nothing. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    private Foreseen foresee(String className) throws IOException {
        Foreseen seen = classes.get(className);
        if (seen == null) {
            byte[] bytes = classPath.find(className);
            if (bytes != null) {
                seen = weaving.foresee(bytes);
                classes.put(className, seen);
            }
        }
        return seen;
    }

    private void check(Settings.Govern entry, GovernRule rule) throws ConfigException, IOException {
        String className = rule.method().className();
        if (className.indexOf('*') >= 0 || isPlatformClass(className)) {
            return;
        }
        Foreseen type = foresee(className);
        if (type == null && !entry.later()) {
            throw new ConfigException(
                    entry.where(),
                    "govern: there is no class " + className + " on the class path, so \"" + entry.method()
                            + "\" governs nothing. Correct the name, or say later: true when a container loads it.");
        }
        if (type != null && weaving.unmatchedRules().contains(rule)) {
            throw new ConfigException(
                    entry.where(),
                    "govern: \"" + entry.method() + "\" matches no method of " + className + ". It has: "
                            + String.join(", ", names(type)) + "."
                            + NearestName.question(rule.method().method(), type.methods()));
        }
    }

    private static List<String> names(Foreseen type) {
        List<String> names = new ArrayList<>();
        for (String name : type.methods()) {
            if (name.charAt(0) != '<' && !names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isPlatformClass(String className) {
        String file = className.replace('.', '/') + ".class";
        return ClassLoader.getPlatformClassLoader().getResource(file) != null;
    }

    private void requireUsable() throws ConfigException {
        for (Foreseen type : classes.values()) {
            for (Gap gap : type.gaps()) {
                throw new ConfigException(gap.className() + '#' + gap.method(), gap.reason());
            }
            for (Site site : type.sites()) {
                try {
                    Question.of(site);
                } catch (IllegalArgumentException unusable) {
                    throw new ConfigException(site.display(), unusable.getMessage());
                }
            }
        }
    }
}
