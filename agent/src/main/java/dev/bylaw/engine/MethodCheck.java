// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.schema.ClassFiles;
import dev.bylaw.engine.schema.KnownMethods;
import dev.bylaw.engine.schema.PolicyCheck;
import dev.bylaw.engine.schema.PolicyCheck.Report;
import dev.bylaw.engine.schema.Surroundings;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether policies fit the methods they govern: all that are known, at the start and at each reload, and one by one those
 * that appear later.
 *
 * <p>Any thread. The check of one method is made on a thread that loads a class, under its loader's lock: it computes, and
 * may read a class file from the class path, and does nothing else.
 */
final class MethodCheck {

    /** Shapes of methods beyond this number are checked anew each time, so that generated ones cannot fill the memory. */
    private static final int SHAPES_KEPT = 4_096;

    private final ClassFiles files;
    private final ClassFiles near;
    private final Optional<EntityUid> principal;
    private final Settings.Delegation delegation;
    private final List<Site> foreknown = new ArrayList<>();
    private volatile Verdicts verdicts = new Verdicts(null, Map.of());
    private volatile Verdicts passed = new Verdicts(null, Map.of());

    /** What was found out about shapes of methods, under one version of the policies. */
    private record Verdicts(PolicyBundle bundle, Map<String, Optional<String>> problems) {}

    /**
     * Nothing is known yet.
     *
     * @param files where types are looked up at the start and at reloads
     * @param near where they are looked up while a class is being loaded
     */
    MethodCheck(ClassFiles files, ClassFiles near, Optional<EntityUid> principal, Settings.Delegation delegation) {
        this.files = files;
        this.near = near;
        this.principal = principal;
        this.delegation = delegation;
    }

    /** These methods count as known from now on, loaded or not. */
    synchronized void foresee(List<Site> sites) {
        foreknown.addAll(sites);
    }

    /** What is wrong with the policies, for all methods that are known. */
    synchronized Report all(PolicyBundle bundle, SiteBook book) {
        List<Site> sites = new ArrayList<>(foreknown);
        for (SiteBook.Entry entry : book.all()) {
            // Which tools an executor will be asked about is known when it is.
            if (entry != null
                    && entry.code() != Code.UNUSABLE_SITE
                    && !Origin.isExecutor(entry.site().origin())) {
                sites.add(entry.site());
            }
        }
        KnownMethods known = new KnownMethods(files);
        if (Delegations.areGoverned(delegation, bundle)) {
            add(known, Delegations.SITE);
        }
        for (Site site : Reads.governed(bundle)) {
            add(known, site);
        }
        Map<String, Optional<String>> shapes = new HashMap<>();
        for (Site site : sites) {
            add(known, site);
            shapes.put(shape(site), Optional.empty());
        }
        Report report = new PolicyCheck(known, surroundings(bundle))
                .check(bundle.compiled().policies());
        if (report.errors().isEmpty()) {
            passed = new Verdicts(bundle, shapes);
        }
        return report;
    }

    /** What is wrong with the policies for this method alone, as the operator should read it; {@code null} if nothing is. */
    String problem(PolicyBundle bundle, Site site) {
        String shape = shape(site);
        Verdicts good = passed;
        if (bundle.equals(good.bundle()) && good.problems().containsKey(shape)) {
            return null;
        }
        Verdicts current = verdicts;
        if (!bundle.equals(current.bundle())) {
            current = new Verdicts(bundle, new ConcurrentHashMap<>());
            verdicts = current;
        }
        Optional<String> known = current.problems().get(shape);
        if (known == null) {
            KnownMethods alone = new KnownMethods(near);
            add(alone, site);
            Report report = new PolicyCheck(alone, surroundings(bundle))
                    .checkFit(bundle.compiled().policies());
            known = report.errors().isEmpty() ? Optional.empty() : Optional.of(Diagnostic.render(report.errors()));
            if (current.problems().size() < SHAPES_KEPT) {
                current.problems().put(shape, known);
            }
        }
        return known.orElse(null);
    }

    private Surroundings surroundings(PolicyBundle bundle) {
        return new Surroundings(bundle.schema(), bundle.compiled().entities(), principal);
    }

    private static void add(KnownMethods known, Site site) {
        try {
            known.add(site);
        } catch (IllegalArgumentException namesNoResource) {
            // It refuses every call already, or the start; there is nothing left to check.
        }
    }

    /** Equal for methods of which policies see the same. */
    private static String shape(Site site) {
        StringBuilder shape = new StringBuilder(200);
        shape.append(site.action()).append('\n').append(site.resource());
        for (Parameter p : site.parameters()) {
            shape.append('\n')
                    .append(p.name())
                    .append(' ')
                    .append(p.descriptor())
                    .append(' ');
            shape.append(p.signature())
                    .append(' ')
                    .append(p.ignored())
                    .append(' ')
                    .append(p.resourceType());
        }
        return shape.toString();
    }
}
