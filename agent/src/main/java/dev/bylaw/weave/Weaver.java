// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Type;

/**
 * The transformer, and what the engine may ask of it.
 *
 * <h2>Guarantees</h2>
 * A class that has governed methods is woven, or its governed methods deny, or it cannot be linked; and whichever it is
 * stands in the ledger. No name, flag or package keeps a class out. Nothing leaves {@link #transform} but class bytes: the
 * JVM takes an exception for "leave it as it is", which here would mean unchecked.
 * <h2>Not guaranteed</h2>
 * Anything about a class that another thread links in the instant between its definition and its second weaving, which
 * follows when it was offered before the declaration it overrides.
 * <h2>Threads</h2>
 * Any. One lock guards what is known; no call goes out under it but those of {@link Sites}.
 */
final class Weaver implements ClassFileTransformer, Weaving {

    /** Loaded when somebody begins to record, by flag, by command or by API, and not before. */
    private static final String FLIGHT_RECORDER = "jdk/jfr/internal/PlatformRecorder";

    private final ClassLoader own = Weaver.class.getClassLoader();
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
    private final Instrumentation instrumentation;
    private final Offers offers;
    private final Redefiner redefiner;
    private final Options options;
    private final JdkDoors doors;
    private final Seal seal;
    private final Set<Sink> sinksOn;
    private final Engine engine;
    private final boolean carries;
    private final Set<String> libraries;
    /** Set by {@link #install}, before anything is transformed. */
    private SinkWeaving sinks;

    Weaver(Instrumentation instrumentation, Engine engine, Options options) throws StartFailure {
        this.instrumentation = instrumentation;
        this.options = options;
        Rules rules = new Rules(engine.rules(), engine.tools());
        this.offers = new Offers(new Canary.Hidden(engine), rules, options, engine.bindsAuthenticated());
        this.redefiner = new Redefiner(instrumentation, offers);
        this.doors = new JdkDoors(instrumentation);
        this.seal = new Seal(instrumentation, engine);
        this.sinksOn = engine.sinks();
        this.engine = engine;
        this.carries = engine.carries();
        this.libraries = engine.libraries();
    }

    /** From here on, classes are woven; those that were loaded before are, when this returns, and it is proven to work. */
    void install() throws StartFailure {
        Rehearsal.run(options);
        sinks = new SinkWeaving(sinksOn, offers);
        instrumentation.addTransformer(this, true);
        new Sweep(instrumentation, this, offers, doors).run();
        SelfTest.run(offers);
    }

    @Override
    public byte[] transform(
            Module module, ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
        try {
            if (loader == null && name != null) {
                if (type != null && doors.isDoor(type)) {
                    return doors.weave(new ClassReader(bytes));
                }
                if (SealedMethods.isSealed(name)) {
                    return sealed(name, type, bytes);
                }
            }
            if (name != null && type == null) {
                notice(name, loader);
            }
            byte[] asking = loader == null && name != null ? asking(name, bytes) : null;
            if (!concerns(loader, type, name)) {
                return asking;
            }
            byte[] woven = offers.offered(loader, type == null, asking == null ? bytes : asking);
            return woven == null ? asking : woven;
        } catch (Throwable e) {
            return offers.unusable(loader, name, e);
        }
    }

    /** A class is there, or about to be. */
    void notice(String name, ClassLoader loader) {
        if (loader == null && name.equals(FLIGHT_RECORDER)) {
            engine.flightRecorderAppears();
        } else if (libraries.contains(name)) {
            engine.libraryAppears(name, loader);
        }
    }

    /** A class of the boot loader that asks at a sink, or hands work over; else {@code null}. */
    private byte[] asking(String name, byte[] bytes) {
        if (carries && Handovers.concerns(name)) {
            return handingOver(name, bytes);
        }
        return sinks.concerns(name) ? sinks.weave(name, bytes) : null;
    }

    /** Where it cannot be done, work arrives as nobody's and is refused; the class itself is needed by everybody. */
    private byte[] handingOver(String name, byte[] bytes) {
        try {
            return Handovers.weave(bytes);
        } catch (RuntimeException | Error unknown) {
            System.err.println(
                    "bylaw: " + name.replace('/', '.') + " of this JDK takes no identity along (" + unknown
                            + "): governed calls in its tasks are refused as unattributed unless a principal is bound in them.");
            return null;
        }
    }

    private byte[] sealed(String name, Class<?> type, byte[] bytes) {
        if (type == null && name.equals(SealedMethods.LAUNCHER)) {
            // The launcher is loaded when every agent of the command line has started, and before the application is.
            seal.close();
            return null;
        }
        return SealedMethods.weave(new ClassReader(bytes));
    }

    /** The end of premain. */
    void ready() {
        if (System.getProperty("sun.java.command") == null) {
            // Not started by the JDK's launcher, so nothing will tell when the application begins.
            seal.close();
        }
    }

    /** Whether a class of the boot loader is guarded, asks at a sink, or hands work over. */
    boolean isAsking(String name) {
        return SealedMethods.isSealed(name) || sinks.concerns(name) || (carries && Handovers.concerns(name));
    }

    /** Whether a class is any of our business; {@code name} has slashes and may be {@code null}. */
    boolean concerns(ClassLoader loader, Class<?> type, String name) {
        if (loader == own || (type != null && isPremain(type))) {
            return false;
        }
        return (loader != null && loader != platform) || (name != null && offers.namesJdkClass(name));
    }

    /** Whether it is the enforcer's own. */
    boolean isOwn(ClassLoader loader) {
        return loader == own;
    }

    /** The classes that loaded us, which were there before the transformer was; later ones of their names are not they. */
    private boolean isPremain(Class<?> type) {
        Class<?> loaderClass = own.getClass();
        return type.getClassLoader() == loaderClass.getClassLoader()
                && type.getProtectionDomain() == loaderClass.getProtectionDomain()
                && type.getName().startsWith("dev.bylaw.premain.");
    }

    @Override
    public byte[] defining(Class<?> host, byte[] classFile) {
        ClassLoader loader = host.getClassLoader();
        if (!concerns(loader, null, null)) {
            return classFile;
        }
        try {
            byte[] woven = offers.hidden(loader, host.getName(), classFile);
            return woven == null ? classFile : woven;
        } catch (Throwable e) {
            return offers.unusable(loader, host.getName(), e);
        }
    }

    @Override
    public void defined(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        String name = type.getName().replace('.', '/');
        if (type.isHidden() || !concerns(loader, type, name)) {
            return;
        }
        if (offers.needsWeaving(loader, name)) {
            options.debug(type.getName() + " is woven again, now that its supertypes are known");
            redefiner.weave(type);
        }
        offers.settled(loader, name);
        for (Class<?> implementor : offers.adopt(type, name)) {
            redefiner.weave(implementor);
        }
    }

    @Override
    public void power(String operation, Object subject, String detail) {
        seal.check(operation, subject, detail);
    }

    @Override
    public byte[] transformed(Object handle, ClassLoader loader, String name, byte[] before, byte[] after) {
        if (handle == instrumentation || name == null) {
            return after;
        }
        try {
            boolean ours = loader == null ? JdkDoors.mayBeDoor(name) || isAsking(name) : offers.isWoven(loader, name);
            if (!ours || !GateUses.lost(before, after)) {
                return after;
            }
        } catch (RuntimeException | Error unreadable) {
            options.trace(unreadable);
        }
        seal.stripped(handle, name.replace('/', '.'));
        return before;
    }

    @Override
    public void reweave(Site site) throws WeaveFailure {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (!type.isHidden() && offers.hasSite(type.getClassLoader(), type.getName(), site)) {
                redefiner.reweave(type);
            }
        }
    }

    @Override
    public boolean governs(Method method) {
        Class<?> type = method.getDeclaringClass();
        return offers.governs(
                type.getClassLoader(),
                type.getName().replace('.', '/'),
                method.getName(),
                Type.getMethodDescriptor(method));
    }

    @Override
    public boolean asks(Class<?> type) {
        String name = type.getName().replace('.', '/');
        int lambda = name.indexOf("$$Lambda");
        return offers.asks(type.getClassLoader(), lambda < 0 ? name : name.substring(0, lambda));
    }

    @Override
    public boolean learn(Method method, String action, String framework) {
        Class<?> type = method.getDeclaringClass();
        String name = type.getName().replace('.', '/');
        String key = method.getName() + Type.getMethodDescriptor(method);
        if (type.isHidden() || !concerns(type.getClassLoader(), type, name)) {
            return false;
        }
        try {
            ParameterNames names = ParameterNames.of(type);
            KnownType.Learned tool = new KnownType.Learned(action, framework);
            if (!offers.learn(type.getClassLoader(), name, key, tool, names)) {
                return false;
            }
            redefiner.reweave(type);
            for (Class<?> subtype : instrumentation.getAllLoadedClasses()) {
                if (subtype != type && type.isAssignableFrom(subtype) && instrumentation.isModifiableClass(subtype)) {
                    redefiner.reweave(subtype);
                }
            }
        } catch (WeaveFailure | LinkageError notWoven) {
            options.trace(notWoven);
            return false;
        }
        return governs(method);
    }

    @Override
    public Foreseen foresee(byte[] classFile) {
        return offers.foresee(classFile);
    }

    @Override
    public List<Woven> woven() {
        List<Ledger.Line> lines = new ArrayList<>(offers.lines());
        lines.addAll(sinks.lines());
        List<Woven> woven = new ArrayList<>();
        for (Ledger.Line line : lines) {
            woven.add(line.with(engine::sha256));
        }
        return woven;
    }

    @Override
    public List<Gap> gaps() {
        return offers.gaps();
    }

    @Override
    public long gapsDropped() {
        return offers.gapsDropped();
    }

    @Override
    public List<GovernRule> unmatchedRules() {
        return offers.unmatchedRules();
    }
}
