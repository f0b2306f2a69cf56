// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import dev.bylaw.weave.ClassWeaver.Plan;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;

/** What becomes of class files that are offered: they are known, and where they have governed methods, woven. */
final class Offers {

    private static final String IDENTITY_API = "dev/bylaw/annotations/Enforcement";

    private final Object lock = new Object();
    private final boolean inbound;
    private final Sites sites;
    private final Rules rules;
    private final Options options;
    private final Foresight foresight;
    private final Ledger ledger;
    private final Hierarchy hierarchy;
    private final ToolKnowledge tools;

    /** @param inbound whether Spring Security says who is authenticated */
    Offers(Sites sites, Rules rules, Options options, boolean inbound) {
        this.inbound = inbound;
        this.sites = sites;
        this.rules = rules;
        this.options = options;
        this.foresight = new Foresight(rules);
        this.ledger = new Ledger(sites);
        this.hierarchy = new Hierarchy(ledger);
        this.tools = new ToolKnowledge(hierarchy, ledger);
    }

    /**
     * Decides what a loader defines.
     *
     * @param first whether the class is being defined, and not redefined
     * @return what to define, {@code null} for the bytes as they are
     */
    byte[] offered(ClassLoader loader, boolean first, byte[] bytes) {
        ClassScan scan = new ClassScan(bytes, rules.tools());
        if (scan.name.equals(IDENTITY_API)) {
            return ClassWeaver.serve(new ClassReader(bytes));
        }
        if (inbound && scan.name.equals(InboundWeaving.FILTER)) {
            return InboundWeaving.weave(bytes);
        }
        Offer offer;
        synchronized (lock) {
            byte[] kept = first ? null : asOffered(loader, scan.name);
            offer = new Offer(
                    loader,
                    scan,
                    kept == null ? KnownType.named(hierarchy.find(loader, scan.name), bytes) : kept,
                    scan.name,
                    false);
            offer.type = hierarchy.record(loader, scan.name, scan.supertypes, scan.signatures);
            if (!first) {
                offer.before = hierarchy.loader(loader).woven.get(scan.name);
            }
            lookAbove(offer);
            offer.type.applied = offer.inherited;
        }
        byte[] woven = isCandidate(offer) ? weave(offer) : null;
        if (first && woven == null) {
            synchronized (lock) {
                offer.type.asOffered = new SoftReference<>(bytes);
            }
        }
        return woven;
    }

    private byte[] asOffered(ClassLoader loader, String name) {
        KnownType known = hierarchy.find(loader, name);
        return known == null || !known.again || known.asOffered == null ? null : known.asOffered.get();
    }

    /** The class is defined and, if it had to be, woven again: its class file is not needed any more. */
    void settled(ClassLoader loader, String name) {
        synchronized (lock) {
            KnownType known = hierarchy.find(loader, name);
            if (known != null) {
                known.asOffered = null;
                known.again = false;
            }
        }
    }

    /** Announces a site that stands in a class of the JDK for as long as the JVM runs. */
    Site sink(Site wanted) {
        synchronized (lock) {
            return ledger.share(wanted);
        }
    }

    /** What would be governed in a class that nobody has loaded yet. Nothing is recorded of it but which rules matched. */
    Foreseen foresee(byte[] bytes) {
        return foresight.foresee(bytes);
    }

    /** A hidden class: it has no name to be found by, so nothing is recorded of it but what is woven. */
    byte[] hidden(ClassLoader loader, String host, byte[] bytes) {
        ClassScan scan = new ClassScan(bytes, rules.tools());
        int lambda = scan.name.indexOf("$$Lambda");
        Offer offer = new Offer(
                loader,
                scan,
                bytes,
                lambda < 0 ? scan.name : scan.name.substring(0, lambda + "$$Lambda".length()),
                true);
        synchronized (lock) {
            lookAbove(offer);
        }
        options.debug("hidden class " + scan.name + " of " + host);
        return isCandidate(offer) ? weave(offer) : null;
    }

    private void lookAbove(Offer offer) {
        String[] supertypes = offer.type == null ? offer.scan.supertypes : offer.type.supertypes;
        offer.inherited = hierarchy.inherited(supertypes);
        if (!offer.inherited.isEmpty()) {
            // The superclass stands first, unless it is Object; an interface in its place has no bridges to it.
            offer.fromSuperclass = hierarchy.inherited(supertypes[0]);
        }
    }

    private boolean isCandidate(Offer offer) {
        if (offer.scan.marked || offer.before != null || isToolType(offer) || rules.nameClass(offer.scan.name)) {
            return true;
        }
        for (Declared declaration : offer.inherited) {
            for (int signature : offer.scan.signatures) {
                if (signature == declaration.signature) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isToolType(Offer offer) {
        return rules.tools().hasExecutor(offer.scan.name)
                || ExecutorPoint.isPassage(offer.scan.name)
                || (offer.type != null && !offer.type.learned.isEmpty());
    }

    private byte[] weave(Offer offer) {
        ClassReader reader = new ClassReader(offer.bytes);
        ClassSurvey survey = ClassSurvey.of(reader, rules.tools());
        Selection selection = Selection.of(
                survey,
                rules,
                offer.inherited,
                offer.fromSuperclass,
                offer.before,
                offer.type == null ? Map.of() : offer.type.learned);
        List<Governed> governed = selection.methods();
        List<Plan> plans = new ArrayList<>(governed.size());
        synchronized (lock) {
            if (offer.type != null) {
                offer.type.handsOn = ExecutorPoint.isPassage(offer.scan.name) && survey.callsExecutor();
                hierarchy.declare(offer.type, selection.declared());
            }
            for (Governed each : governed) {
                plans.add(plan(offer, each, survey));
            }
            if (rules.tools().hasExecutor(offer.name)
                    && !ToolKnowledge.executes(rules.tools(), offer.name, selection)) {
                tools.reportShape(offer.loader, offer.name);
            }
        }
        return plans.isEmpty() ? null : write(offer, reader, plans);
    }

    private Plan plan(Offer offer, Governed governed, ClassSurvey survey) {
        LoaderRecord loader = hierarchy.loader(offer.loader);
        if (governed.kind() == Gap.Kind.NATIVE) {
            throw new NativeMethodException(governed.method().key(), governed.refusal());
        }
        if (governed.refusal() != null) {
            String method = governed.method().key();
            gap(loader, governed.kind(), offer.name, method, governed.refusal());
            return new Plan(governed, null, false, null);
        }
        Site site = ledger.site(loader, offer.entry(), offer.name, offer.bytes, governed);
        String field = Origin.isExecutor(site.origin()) ? ExecutorPoint.methodField(survey.name()) : null;
        boolean has = field != null && (survey.hasMethodField(field) || ExecutorPoint.inherits(field, survey));
        return new Plan(governed, site, offer.hidden || sites.needsArguments(site), has ? field : null);
    }

    private byte[] write(Offer offer, ClassReader reader, List<Plan> plans) {
        options.dump(offer.name, "before", offer.bytes);
        byte[] woven;
        try {
            woven = ClassWeaver.weave(reader, plans);
        } catch (RuntimeException e) {
            String reason = "its class cannot be woven (" + e + ")";
            synchronized (lock) {
                gap(hierarchy.loader(offer.loader), Gap.Kind.DENIED, offer.name, null, reason);
            }
            woven = ClassWeaver.deny(reader, plans, reason);
        }
        options.dump(offer.name, "after", woven);
        for (Plan plan : plans) {
            options.debug(offer.name + '#' + plan.governed().method().key() + ": "
                    + plan.governed().governance().origin().display());
        }
        return woven;
    }

    private void gap(LoaderRecord loader, Gap.Kind kind, String name, String method, String reason) {
        ledger.gap(new Gap(kind, name.replace('/', '.'), loader.display, method, reason));
    }

    /** The last way out; it must not fail, whatever state the thread is in. */
    byte[] unusable(ClassLoader loader, String name, Throwable problem) {
        try {
            options.trace(problem);
            boolean isNative = problem instanceof NativeMethodException;
            synchronized (lock) {
                gap(
                        hierarchy.loader(loader),
                        isNative ? Gap.Kind.NATIVE : Gap.Kind.UNUSABLE,
                        name == null ? "a class without a name" : name,
                        isNative ? ((NativeMethodException) problem).method() : null,
                        isNative ? problem.getMessage() : "it cannot be read or woven (" + problem + ")");
            }
        } catch (Throwable again) {
            // Out of stack or memory. The class stays unusable, and whoever wants it learns so.
        }
        return ClassWeaver.UNLINKABLE;
    }

    boolean namesJdkClass(String name) {
        return rules.nameJdkClass(name);
    }

    /** Whether the class was never offered, or was offered before the declarations that it overrides were known. */
    boolean needsWeaving(ClassLoader loader, String name) {
        synchronized (lock) {
            KnownType type = hierarchy.find(loader, name);
            if (type == null) {
                return !name.equals(IDENTITY_API) && !(inbound && name.equals(InboundWeaving.FILTER));
            }
            type.again = hierarchy.isOutdated(type);
            return type.again;
        }
    }

    boolean governs(ClassLoader loader, String className, String method, String descriptor) {
        synchronized (lock) {
            return tools.governs(loader, className, method, descriptor);
        }
    }

    boolean asks(ClassLoader loader, String className) {
        synchronized (lock) {
            return tools.asks(loader, className);
        }
    }

    boolean learn(ClassLoader loader, String className, String method, KnownType.Learned tool, ParameterNames names) {
        synchronized (lock) {
            return tools.learn(loader, className, method, tool, names);
        }
    }

    boolean isWoven(ClassLoader loader, String name) {
        synchronized (lock) {
            return hierarchy.loader(loader).woven.containsKey(name);
        }
    }

    boolean isKnown(ClassLoader loader, String className) {
        synchronized (lock) {
            return hierarchy.find(loader, className.replace('.', '/')) != null;
        }
    }

    /**
     * Finds the classes above this one that implement, for it, a governed declaration they know nothing of: {@code class Impl
     * extends Base implements Orders}, where {@code Base} has the method and {@code Orders} the annotation.
     *
     * @param name its name, with slashes
     * @return those that must be woven for it
     */
    List<Class<?>> adopt(Class<?> type, String name) {
        synchronized (lock) {
            KnownType known = hierarchy.find(type.getClassLoader(), name);
            List<Declared> inherited = known == null ? List.of() : hierarchy.inherited(known.supertypes);
            if (inherited.isEmpty()) {
                return List.of();
            }
            List<Class<?>> outdated = new ArrayList<>();
            for (Class<?> above = type.getSuperclass(); above != null; above = above.getSuperclass()) {
                KnownType base =
                        hierarchy.find(above.getClassLoader(), above.getName().replace('.', '/'));
                if (base != null && adopts(base, inherited)) {
                    outdated.add(above);
                } else if (base == null && above != Object.class) {
                    reportUnseen(type, above, inherited);
                }
            }
            return outdated;
        }
    }

    /** A class of the JDK that implements a governed declaration for a subclass of the application's cannot be woven for it. */
    private void reportUnseen(Class<?> type, Class<?> above, List<Declared> inherited) {
        KnownType known = hierarchy.find(type.getClassLoader(), type.getName().replace('.', '/'));
        for (Declared declaration : inherited) {
            boolean overridden = known.mayDeclare(declaration.signature);
            if (!overridden && JdkMethods.declares(above, declaration.method, declaration.descriptor)) {
                gap(
                        hierarchy.loader(type.getClassLoader()),
                        Gap.Kind.NOT_WOVEN,
                        type.getName(),
                        declaration.method + declaration.descriptor,
                        "it is inherited from " + above.getName() + ", which is not woven; override it in "
                                + type.getName() + " and call super there");
            }
        }
    }

    private boolean adopts(KnownType base, List<Declared> inherited) {
        for (Declared declaration : inherited) {
            if (base.mayDeclare(declaration.signature) && !hierarchy.isSubtype(base.name, declaration.className)) {
                base.adopt(declaration.className);
            }
        }
        return hierarchy.isOutdated(base);
    }

    /** Forgets a loader and what was woven into its classes, as if it had been collected. */
    void release(ClassLoader loader) {
        synchronized (lock) {
            hierarchy.release(loader);
        }
    }

    boolean hasSite(ClassLoader loader, String className, Site site) {
        synchronized (lock) {
            WovenClass woven = hierarchy.loader(loader).woven.get(className.replace('.', '/'));
            return woven != null && woven.has(site);
        }
    }

    void notWoven(Class<?> type, Throwable problem) {
        synchronized (lock) {
            LoaderRecord loader = hierarchy.loader(type.getClassLoader());
            gap(loader, Gap.Kind.NOT_WOVEN, type.getName(), null, "the JVM does not take it woven (" + problem + ")");
        }
    }

    List<Ledger.Line> lines() {
        synchronized (lock) {
            return Ledger.lines(hierarchy.loaders());
        }
    }

    List<Gap> gaps() {
        synchronized (lock) {
            return ledger.gaps();
        }
    }

    long gapsDropped() {
        synchronized (lock) {
            return ledger.gapsDropped();
        }
    }

    List<GovernRule> unmatchedRules() {
        return rules.unmatched();
    }
}
