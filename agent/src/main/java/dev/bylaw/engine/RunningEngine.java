// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.config.ConfigException;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.flight.DecisionEvents;
import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.engine.identity.Source;
import dev.bylaw.engine.schema.PolicyCheck.Report;
import dev.bylaw.engine.sink.Effects;
import dev.bylaw.engine.start.ClassPath;
import dev.bylaw.engine.start.Foreknowledge;
import dev.bylaw.engine.telemetry.Telemetry;
import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.statement.Decision.ResourceDescriptor;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.PolicyChange;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.gate.BylawEnforcer;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.weave.Gap;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Power;
import dev.bylaw.weave.Sink;
import dev.bylaw.weave.Site;
import dev.bylaw.weave.StartFailure;
import dev.bylaw.weave.WeaveFailure;
import dev.bylaw.weave.Weaving;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The engine of this JVM: wires the parts, and answers the weaver. */
final class RunningEngine extends ConfiguredEngine implements PolicyWatcher.Acceptance {

    /** Initialised with this class: whoever loads the first governed class may be at the end of a stack. */
    private static final Code UNUSABLE_SITE = Code.UNUSABLE_SITE;

    private final PolicyFiles files;
    private final PolicyStore policies;
    private final Evidence evidence;
    private final WaitingLog log;
    private final Console console;
    private final String version;
    private final Path jar;
    private final SiteBook sites = new SiteBook();
    private final ClassPath classPath = new ClassPath();
    private final MethodCheck fit;
    private final DecisionEvents events = new DecisionEvents();
    private final AtomicInteger governed = new AtomicInteger();
    private final AtomicInteger ungoverned = new AtomicInteger();
    private final Telemetry telemetry;
    /** From the check at the start on, methods are checked when they appear. */
    private volatile boolean checking;
    /** The version that sites are woven for: the one in force, or one that is about to be. */
    private volatile PolicyStore.Version expected;

    private Weaving weaving;
    private Coverage coverage;
    private Enforcer enforcer;
    private RefusedPowers refusedPowers;

    RunningEngine(
            Settings settings,
            PolicyFiles files,
            PolicyBundle bundle,
            String version,
            Path jar,
            String hardening,
            Console console)
            throws StartFailure {
        super(settings);
        this.jar = jar;
        this.files = files;
        this.policies = new PolicyStore(bundle, settings.audit().arguments());
        this.expected = policies.current();
        this.version = version;
        this.console = console;
        this.fit = new MethodCheck(classPath, classPath.near(), settings.principal(), settings.delegation());
        this.evidence = Evidence.reserve(settings, version, hardening, console);
        this.log = evidence.log();
        this.telemetry = new Telemetry(
                List.of(
                        new Telemetry.Gauge("bylaw.methods.governed", "Methods that ask before they run", governed),
                        new Telemetry.Gauge(
                                "bylaw.methods.ungoverned", "Methods that should ask and do not", ungoverned)),
                console::say);
        log.beginsWith(this::recordStart);
    }

    @Override
    public boolean bindsAuthenticated() {
        return settings.identity().springSecurity();
    }

    @Override
    public Set<Sink> sinks() {
        return settings.sinks();
    }

    @Override
    public boolean carries() {
        return settings.propagation() == Settings.Propagation.AUTO;
    }

    @Override
    public void refused(Power power) {
        refusedPowers.record(power);
    }

    @Override
    public void flightRecorderAppears() {
        events.recorderAppeared();
    }

    @Override
    public Set<String> libraries() {
        return settings.telemetry() == Settings.Telemetry.AUTO ? Set.copyOf(Telemetry.LIBRARIES) : Set.of();
    }

    @Override
    public void libraryAppears(String name, ClassLoader loader) {
        telemetry.appears(name, loader);
    }

    @Override
    public BylawEnforcer enforcer(Weaving weaving) {
        boolean enforced = settings.mode() == Settings.Mode.ENFORCE;
        Durability least = Durability.valueOf(settings.audit().durability().name());
        Recorder recorder = new Recorder(log, least, enforced, evidence.vault());
        this.weaving = weaving;
        coverage = new Coverage(weaving, sites, log, console);
        Bindings bindings = new Bindings(byDefault());
        refusedPowers = new RefusedPowers(log, bindings, least, console);
        FirstCalls first = new FirstCalls(console);
        Docket docket = new Docket(recorder, enforced, console, events, telemetry);
        Delegations delegations = new Delegations(policies, bindings, docket, settings.delegation(), first::ensure);
        InboundIdentity inbound = bindsAuthenticated()
                ? new InboundIdentity(bindings, settings.identity(), refusedPowers, console)
                : null;
        IdentityCalls identity = new IdentityCalls(bindings, delegations, inbound, refusedPowers);
        enforcer = new Enforcer(sites, policies, bindings, identity, docket, weaving, console, first::ensure);
        return enforcer;
    }

    private Chain byDefault() {
        return settings.principal().map(who -> Chain.of(who, Source.DEFAULT)).orElse(null);
    }

    @Override
    public boolean needsArguments(Site site) {
        return !Origin.isExecutor(site.origin())
                && expected.interest().any(prepared(site).question());
    }

    /** Checks the version against all methods, and has sites woven again that must hand over arguments for it. */
    @Override
    public void prepare(PolicyStore.Version next) throws PolicyLoadException {
        Report report = fit.all(next.bundle(), sites);
        if (!report.errors().isEmpty()) {
            throw new PolicyLoadException(Diagnostic.render(report.errors()));
        }
        Remarks.say(report, console);
        PolicyStore.Version before = expected;
        expected = next;
        for (SiteBook.Entry entry : sites.all()) {
            if (entry != null
                    && next.interest().any(entry.question())
                    && !before.interest().any(entry.question())) {
                try {
                    weaving.reweave(entry.site());
                } catch (WeaveFailure notWoven) {
                    expected = before;
                    throw new PolicyLoadException(notWoven.getMessage());
                }
            }
        }
    }

    @Override
    public void looked() {
        events.prepare();
        telemetry.prepare();
        if (telemetry.isOn()) {
            governed.set(governedMethods(Set.of()));
            ungoverned.set(weaving.gaps().size());
        }
    }

    @Override
    public void inForce(PolicyStore.Version version) {
        for (SiteBook.Entry entry : sites.all()) {
            if (entry != null) {
                sites.replace(entry, fitted(entry, version));
            }
        }
        coverage.changed();
    }

    @Override
    public void woven(Site site) {
        SiteBook.Entry prepared = prepared(site);
        if (prepared.problem() != null) {
            console.say(site.display() + " refuses every call: " + prepared.problem());
        }
        PolicyStore.Version version;
        do {
            version = policies.current();
            sites.put(checking ? fitted(prepared, version) : prepared);
            // A reload goes over the sites in the book; one that came in meanwhile was not among them.
        } while (!version.equals(policies.current()));
        log.want();
        coverage.changed();
    }

    /** The entry as it is under these policies: one that they do not fit refuses every call. */
    private SiteBook.Entry fitted(SiteBook.Entry entry, PolicyStore.Version version) {
        if (entry.code() == UNUSABLE_SITE || Origin.isExecutor(entry.site().origin())) {
            return entry;
        }
        String misfit = fit.problem(version.bundle(), entry.site());
        if (misfit == null) {
            return entry.problem() == null ? entry : entry.fitting(true);
        }
        console.once(
                "fit " + entry.site().display() + misfit,
                entry.site().display() + " refuses every call, because the policies do not fit it:\n" + misfit);
        return entry.fitting(false);
    }

    private static SiteBook.Entry prepared(Site site) {
        try {
            return new SiteBook.Entry(site, Question.of(site), null);
        } catch (IllegalArgumentException unusable) {
            return new SiteBook.Entry(site, Question.unusable(site), unusable.getMessage());
        }
    }

    @Override
    public void retired(Site site) {
        sites.remove(site);
        expected.interest().forget(site.id());
        policies.current().interest().forget(site.id());
        coverage.changed();
    }

    @Override
    public void gap(Gap gap) {
        console.say("not governed: " + gap.display());
        log.want();
        if (coverage != null) {
            coverage.changed();
        }
    }

    @Override
    public void started() throws StartFailure {
        Foreknowledge known = foreknowledge();
        boolean governs = governs(known);
        if (governs || settings.schema().isPresent() || settings.hardening() == Settings.Hardening.STRICT) {
            checkPolicies(known);
        }
        checking = true;
        try {
            if (governs) {
                log.open();
            } else {
                log.openSoon();
            }
        } catch (LogException notOpened) {
            throw Evidence.unusable(settings, notOpened);
        }
        new PolicyWatcher(files, policies, log, console, this).start();
        AtTheEnd.run(this::close);
        console.say(banner(known));
        if (!settings.sinks().isEmpty()) {
            enforcer.decideEffects(new Effects(settings.ownFiles(jar)));
        }
    }

    private String banner(Foreknowledge known) {
        Set<String> methods = new HashSet<>();
        for (Site site : known.sites()) {
            methods.add(site.display());
        }
        return Banner.text(settings, version, policies.current().bundle().size(), governedMethods(methods));
    }

    /** How many methods are governed, with those that are foreseen. */
    private int governedMethods(Set<String> foreseen) {
        Set<String> methods = new HashSet<>(foreseen);
        for (SiteBook.Entry entry : sites.all()) {
            if (entry != null && isMethod(entry.site())) {
                methods.add(entry.site().display());
            }
        }
        return methods.size();
    }

    private static boolean isMethod(Site site) {
        return !(site.origin() instanceof Origin.Effect) && !Origin.isExecutor(site.origin());
    }

    /** Whether anything is known that is or will be governed; classes that are loaded later may be, too. */
    private boolean governs(Foreknowledge known) {
        return !rules().isEmpty()
                || !known.sites().isEmpty()
                || !known.declarations().isEmpty()
                || log.isWanted();
    }

    /** The policies and what is governed, before anything else. */
    private void recordStart() throws LogException {
        List<ResourceDescriptor> documents = policies.current().bundle().resources();
        log.append(
                new PolicyChange(List.of(), documents, "start", true, null, RecordIds.nowMicros()), Durability.DURABLE);
        coverage.start();
    }

    /** Policies that do not fit the methods refuse the start, or in observe mode are only reported. */
    private void checkPolicies(Foreknowledge known) throws StartFailure {
        checking = true;
        fit.foresee(known.sites());
        fit.foresee(known.declarations());
        Report report = fit.all(policies.current().bundle(), sites);
        List<Diagnostic> errors = new ArrayList<>(report.errors());
        if (settings.hardening() == Settings.Hardening.STRICT) {
            errors.addAll(report.unknownActions());
            errors.addAll(report.actionsWithoutPolicy());
        }
        if (!errors.isEmpty() && settings.mode() == Settings.Mode.ENFORCE) {
            throw new StartFailure(Diagnostic.render(errors));
        }
        if (!report.errors().isEmpty()) {
            console.say("these policies do not fit the methods, and in enforce mode would refuse the start:\n"
                    + Diagnostic.render(report.errors()));
        }
        Remarks.say(report, console);
    }

    private Foreknowledge foreknowledge() throws StartFailure {
        try {
            Foreknowledge known = Foreknowledge.gather(classPath, weaving, settings.govern(), rules());
            if (settings.hardening() == Settings.Hardening.STRICT
                    && !known.missing().isEmpty()) {
                throw new StartFailure("hardening is strict, and " + String.join("; ", known.missing()));
            }
            for (String drift : known.missing()) {
                console.say(drift + ".");
            }
            return known;
        } catch (ConfigException wrong) {
            throw new StartFailure(wrong.getMessage());
        } catch (IOException unreadable) {
            throw new StartFailure("the class path cannot be read: " + unreadable.getMessage());
        }
    }

    private void close() {
        evidence.close(coverage);
    }
}
