// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;

/**
 * The start, in order: is this JVM one we can govern, gate, engine, weaver, handover, transformer, classes loaded before
 * us, report. Each step is fatal when it fails.
 *
 * <p>Everything from here to the end of premain runs before the application, when half of the JDK is not initialised yet:
 * no lambda, no java.util.logging, no JMX, no regular expression, no default file system. They cost time, and some fix a
 * choice (a log manager, a file system provider) that is the application's to make.
 */
public final class AgentStart {

    private AgentStart() {}

    /** Called by the premain class, by name. */
    public static void start(String arguments, Instrumentation instrumentation, String jar, String version)
            throws StartFailure {
        Options options = Options.read();
        try {
            run(new StartContext(arguments, jar, version, exports(instrumentation)), instrumentation, options);
        } catch (Throwable e) {
            options.trace(e);
            throw e;
        }
    }

    private static StartContext.Exports exports(Instrumentation instrumentation) {
        return new StartContext.Exports() {
            @Override
            public void toUs(Module module, String packageName) {
                instrumentation.redefineModule(
                        module,
                        Set.of(),
                        Map.of(packageName, Set.of(AgentStart.class.getModule())),
                        Map.of(),
                        Set.of(),
                        Map.of());
            }
        };
    }

    private static void run(StartContext context, Instrumentation instrumentation, Options options)
            throws StartFailure {
        Jvm jvm = new Jvm(instrumentation);
        if (jvm.archivesClasses()) {
            System.err.println("bylaw: not active while this JVM records classes for a CDS or AOT archive.");
            return;
        }
        jvm.requireReadableClassFiles();
        Gate gate = Gate.define(instrumentation);
        Engine engine = factory().prepare(context);
        Weaver weaver = new Weaver(instrumentation, engine, options);
        gate.handOver(engine.enforcer(weaver));
        weaver.install();
        engine.started();
        weaver.ready();
    }

    private static Engine.Factory factory() throws StartFailure {
        try {
            return Class.forName("dev.bylaw.engine.Startup")
                    .asSubclass(Engine.Factory.class)
                    .getConstructor()
                    .newInstance();
        } catch (InvocationTargetException e) {
            throw new StartFailure("the engine failed: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new StartFailure("this bylaw.jar has no engine in it (" + e + "); take one of a release");
        }
    }
}
