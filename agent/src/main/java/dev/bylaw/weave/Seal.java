// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes the powers of the JVM that could undo the weaving, once the application begins.
 *
 * <h2>Guarantees</h2>
 * From {@link #close} on, no agent is started, no handle of another agent adds a transformer, changes a class, a module or a
 * class path, no diagnostic bean loads an agent or writes the heap to a file, and {@code sun.misc.Unsafe} writes to nothing
 * that access checks, modules, classes or the enforcer are made of. An agent that is attached is refused before, too. Who is
 * refused gets a {@link SecurityException}, and the engine is told. Agents that the configuration names keep their powers.
 * <h2>Not guaranteed</h2>
 * Anything about native agents that come in from outside, native code, and addresses given to {@code Unsafe} as numbers.
 * <h2>Threads</h2>
 * Any. It closes once and never opens.
 */
final class Seal {

    private static final String ANY = "any";
    private static final String INSTRUMENTATION = "sun.instrument.InstrumentationImpl#";
    private static final String LAUNCH = "sun.launcher.LauncherHelper#checkAndLoadMain";
    private static final String COMMAND = "com.sun.management.internal.DiagnosticCommandImpl$Wrapper#execute";
    private static final String SET_OPTION = "com.sun.management.internal.HotSpotDiagnostic#setVMOption";

    /** Commands that load agents, carry the heap away, or open the JVM to others. */
    private static final List<String> CLOSED_COMMANDS = List.of(
            "JVMTI.agent_load", "GC.heap_dump", "VM.set_flag", "ManagementAgent.start", "ManagementAgent.start_local");

    private final Instrumentation own;
    private final Engine engine;
    private final List<String> agents;
    private final List<Started> started = new ArrayList<>();
    private volatile boolean closed;

    Seal(Instrumentation own, Engine engine) {
        this.own = own;
        this.engine = engine;
        this.agents = engine.agents();
    }

    /** An agent that was started after us, and the handle that the JVM gave it. */
    private record Started(Object handle, String agent) {}

    /** The application begins. */
    void close() {
        closed = true;
    }

    /** What {@link dev.bylaw.gate.BylawEnforcer#power} must do. */
    void check(String operation, Object subject, String detail) {
        if (subject == own || agents.contains(ANY)) {
            return;
        }
        if (operation.equals(LAUNCH)) {
            close();
        } else if (operation.startsWith(INSTRUMENTATION)) {
            checkAgent(operation, subject, detail);
        } else if (closed && isClosed(operation, detail)) {
            refuse(operation, subject == null ? detail : describe(subject), "");
        }
    }

    private void checkAgent(String operation, Object handle, String detail) {
        boolean attached = operation.endsWith("#loadClassAndCallAgentmain");
        if (attached || operation.endsWith("#loadClassAndCallPremain")) {
            if ((attached || closed) && !isListed(detail)) {
                refuse(
                        operation,
                        detail,
                        " List " + detail + " under agents in Bylaw's configuration if it must be started.");
            }
            synchronized (started) {
                started.add(new Started(handle, detail));
            }
        } else if (closed) {
            String agent = agentOf(handle);
            if (!isListed(agent)) {
                refuse(operation, agent == null ? detail : agent, remedy(agent));
            }
        }
    }

    private static String remedy(String agent) {
        return agent == null
                ? " If an agent that was started before Bylaw must do this, put -javaagent:bylaw.jar before it and list its"
                        + " class under agents in Bylaw's configuration."
                : " List " + agent
                        + " under agents in Bylaw's configuration if it must do this while the application runs.";
    }

    private String agentOf(Object handle) {
        synchronized (started) {
            for (Started each : started) {
                if (each.handle() == handle) {
                    return each.agent();
                }
            }
            return null;
        }
    }

    private boolean isListed(String agent) {
        for (String pattern : agents) {
            if (agent != null && MethodPattern.isLike(pattern, agent)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClosed(String operation, String detail) {
        if (operation.equals(COMMAND)) {
            return detail == null || CLOSED_COMMANDS.contains(detail);
        }
        return !operation.equals(SET_OPTION) || (detail != null && detail.startsWith("HeapDump"));
    }

    private static String describe(Object target) {
        return target instanceof Class<?> type
                ? type.getName()
                : target.getClass().getName();
    }

    /** Another agent's transformers took a check out of a class; what they did is dropped. */
    void stripped(Object handle, String className) {
        String agent = agentOf(handle);
        engine.refused(new Power(
                "sun.instrument.InstrumentationImpl",
                "transform",
                className,
                "Dropped: " + (agent == null ? "another agent" : agent) + " took Bylaw's check out of " + className
                        + ". What it made of the class is not used."));
    }

    private void refuse(String operation, String detail, String remedy) {
        int hash = operation.indexOf('#');
        String className = operation.substring(0, hash);
        String method = operation.substring(hash + 1);
        String reason = "Refused by Bylaw's seal: " + className + "." + method
                + (detail == null ? "" : " (" + detail + ")")
                + " could undo what Bylaw enforces, and is closed while the application runs." + remedy;
        engine.refused(new Power(className, method, detail, reason));
        throw new SecurityException(reason);
    }
}
