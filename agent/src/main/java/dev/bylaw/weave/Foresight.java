// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * Says what would be governed in class files that nobody has loaded. What a class inherits is not in its class file, so an
 * override that says nothing itself is not foreseen; its declaration is.
 *
 * <p>Remembers which entries of {@code govern:} have matched. Any thread.
 */
public final class Foresight {

    private final Rules rules;

    /** By the annotation, by these entries of {@code govern:}, and by the annotations of these tools. */
    public Foresight(List<GovernRule> rules, Tools tools) {
        this(new Rules(rules, tools));
    }

    Foresight(Rules rules) {
        this.rules = rules;
    }

    /**
     * Whether the class carries one of the annotations, or an entry names it: whether {@link #foresee} may find anything.
     *
     * @throws RuntimeException when these are no class file that can be read
     */
    public boolean concerns(byte[] classFile) {
        ClassScan scan = new ClassScan(classFile, rules.tools());
        return scan.marked || rules.nameClass(scan.name);
    }

    /**
     * What would be governed. Nothing is recorded of it but which entries matched.
     *
     * @throws RuntimeException when these are no class file that can be read
     */
    public Foreseen foresee(byte[] classFile) {
        ClassSurvey survey = ClassSurvey.of(new ClassReader(classFile), rules.tools());
        Selection selection = Selection.of(survey, rules, List.of(), List.of(), null, Map.of());
        List<Site> sites = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        String className = survey.name().replace('/', '.');
        for (Governed each : selection.methods()) {
            if (Origin.isExecutor(each.governance().origin())) {
                continue; // which tools it will be asked about is in no class file
            }
            if (each.refusal() == null) {
                sites.add(Ledger.describe(survey.name(), each));
            } else {
                gaps.add(new Gap(
                        each.kind(), className, "class path", each.method().key(), each.refusal()));
            }
        }
        List<Site> declarations = new ArrayList<>();
        for (Governed each : selection.bodiless()) {
            if (!Origin.isExecutor(each.governance().origin())) {
                declarations.add(Ledger.describe(survey.name(), each));
            }
        }
        List<String> names = new ArrayList<>();
        for (MethodSurvey method : survey.methods.values()) {
            names.add(method.name);
        }
        return new Foreseen(className, names, sites, declarations, gaps);
    }

    /** The entries of {@code govern:} that have matched nothing. */
    public List<GovernRule> unmatched() {
        return rules.unmatched();
    }
}
