// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;

/**
 * Puts the gate into java.base, and the engine behind it.
 *
 * <p>The gate's package is opened to this class's module and to no other. The module is the unnamed one of the agent's
 * loader, which has no application class in it; opening a package to the premain class's module instead would open it to
 * the whole class path.
 */
final class Gate {

    /** As in the source; the build moves the package, and this text with it, to one of java.base. */
    static final String NAME = "dev/bylaw/gate/BylawGate";

    private static final String[] PARTS = {
        "dev/bylaw/gate/BylawSubscription",
        "dev/bylaw/gate/BylawEnforcer",
        "dev/bylaw/gate/BylawRefusal",
        "dev/bylaw/gate/BylawErrand",
        "dev/bylaw/gate/BylawKept",
        "dev/bylaw/gate/BylawKeptPair",
        "dev/bylaw/gate/BylawQueued",
        "dev/bylaw/gate/BylawQueuedFuture",
        "dev/bylaw/gate/BylawSought",
        "dev/bylaw/gate/BylawConnection",
        "dev/bylaw/gate/BylawObserver",
        "dev/bylaw/gate/BylawDeferred",
        "dev/bylaw/gate/BylawWords",
        "dev/bylaw/gate/BylawSettling",
        "dev/bylaw/gate/BylawHandler",
        "dev/bylaw/gate/BylawServing",
        "dev/bylaw/gate/BylawGate$Holder",
        "dev/bylaw/gate/BylawGate"
    };

    private final Class<?> gate;

    private Gate(Class<?> gate) {
        this.gate = gate;
    }

    /** @throws StartFailure when there is a gate already, or the JVM does not take ours */
    static Gate define(Instrumentation instrumentation) throws StartFailure {
        String name = NAME.replace('/', '.');
        if (present(name)) {
            throw new StartFailure("bylaw.jar is given twice in this JVM's -javaagent options; keep one of them");
        }
        String home = name.substring(0, name.lastIndexOf('.'));
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of(home, Set.of(Gate.class.getModule())),
                Set.of(),
                Map.of());
        try {
            Class<?> neighbour = Class.forName("java.lang.constant.ConstantDesc", false, null);
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup());
            for (String part : PARTS) {
                lookup.defineClass(read(part));
            }
            return new Gate(Class.forName(name, false, null));
        } catch (ReflectiveOperationException | IOException | LinkageError e) {
            throw new StartFailure("this JVM does not take the gate into java.base: " + e);
        }
    }

    private static boolean present(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static byte[] read(String part) throws IOException {
        try (InputStream in = Gate.class.getClassLoader().getResourceAsStream(part + ".class")) {
            if (in == null) {
                throw new IOException("this bylaw.jar has no " + part);
            }
            return in.readAllBytes();
        }
    }

    /**
     * Gives the engine to the gate, which takes it once and for ever.
     *
     * @throws StartFailure when the gate has another one, or none: then some code called it before us
     */
    void handOver(Object engine) throws StartFailure {
        try {
            field(gate, "handover").set(null, engine);
            Class<?> holder = Class.forName(gate.getName() + "$Holder", true, null);
            if (field(holder, "ENGINE").get(null) != engine
                    || field(gate, "handover").get(null) != null) {
                throw new StartFailure("the gate was used before Bylaw started; put -javaagent:bylaw.jar before the"
                        + " other agents");
            }
        } catch (ReflectiveOperationException e) {
            throw new StartFailure("the gate does not take the engine: " + e);
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
