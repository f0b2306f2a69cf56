// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

/** STATE: the enforcer's own fields, and what guards them. */
final class StateAttacks {

    private static final String GATE = "java.lang.constant.BylawGate";

    /** Laid out as {@link AccessibleObject} is, so that its field has the offset of the one that switches checks off. */
    @SuppressWarnings("unused") // its offset is what counts
    private static final class Mirror {
        boolean override;
        Object checkCache;
    }

    private static final class Statics {
        static final Object SECRET = new Object();
    }

    /** The JDK's, by name: a compiler warns of it in a way that nothing suppresses. */
    private static final class Unsafe {
        private final Object unsafe;

        Unsafe() throws ReflectiveOperationException {
            Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            unsafe = field.get(null);
        }

        Object call(String method, Object... arguments) throws ReflectiveOperationException {
            for (Method each : unsafe.getClass().getMethods()) {
                if (each.getName().equals(method) && each.getParameterCount() == arguments.length) {
                    return each.invoke(unsafe, arguments);
                }
            }
            throw new NoSuchMethodException(method);
        }

        long offset(Field field) throws ReflectiveOperationException {
            boolean isStatic = Modifier.isStatic(field.getModifiers());
            return (Long) call(isStatic ? "staticFieldOffset" : "objectFieldOffset", field);
        }
    }

    void state_1_unsafe_on_what_checks_access(Attempt attempt) throws Exception {
        Unsafe unsafe = new Unsafe();
        Method method = Vault.class.getDeclaredMethod("openPrivately", String.class);
        long override = unsafe.offset(Mirror.class.getDeclaredField("override"));
        attempt.go(() -> unsafe.call("putBoolean", method, override, true));
        attempt.go(() -> unsafe.call("putInt", MethodHandles.publicLookup(), 12L, -1));
        Module base = Object.class.getModule();
        attempt.go(() -> unsafe.call("putObject", StateAttacks.class, 16L, base));
        attempt.go(() -> unsafe.call("compareAndSwapObject", base, 12L, null, null));
        attempt.go(() -> unsafe.call("getAndSetObject", ClassLoader.getSystemClassLoader(), 12L, null));
        Field trusted = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
        attempt.go(() -> unsafe.call("getObject", MethodHandles.Lookup.class, unsafe.offset(trusted)));
        attempt.go(() -> new Vault().open(attempt.id));
    }

    void state_1_unsafe_on_static_fields(Attempt attempt) throws Exception {
        Unsafe unsafe = new Unsafe();
        Field secret = Statics.class.getDeclaredField("SECRET");
        Object before = Statics.SECRET;
        attempt.go(() -> unsafe.call("putObject", Statics.class, unsafe.offset(secret), new Object()));
        attempt.go(() -> unsafe.call("putOrderedObject", Statics.class, unsafe.offset(secret), new Object()));
        Class<?> holder = Class.forName(GATE + "$Holder", false, null);
        attempt.go(() -> unsafe.call("getObject", holder, 112L));
        attempt.go(() -> unsafe.call("getObjectVolatile", holder, 112L));
        attempt.go(() -> unsafe.call("putObjectVolatile", holder, 112L, null));
        if (secret.get(null) != before) {
            Vault.effect(attempt.id);
        }
        attempt.go(() -> new Vault().open(attempt.id));
    }

    void state_2_reflection_on_the_gate(Attempt attempt) throws Exception {
        Class<?> gate = Class.forName(GATE);
        attempt.go(() -> set(gate.getDeclaredField("handover"), null));
        Class<?> holder = Class.forName(GATE + "$Holder", false, null);
        attempt.go(() -> set(holder.getDeclaredField("ENGINE"), null));
        attempt.go(() -> MethodHandles.privateLookupIn(gate, MethodHandles.lookup()));
        attempt.go(() -> new Vault().open(attempt.id));
    }

    void state_3_no_package_is_open_that_the_jdk_keeps_closed(Attempt attempt) {
        Module mine = StateAttacks.class.getModule();
        for (Module module : ModuleLayer.boot().modules()) {
            Set<String> opened = new HashSet<>();
            module.getDescriptor().opens().forEach(opens -> opened.add(opens.source()));
            for (String name : module.getPackages()) {
                attempt.holds(
                        module + "/" + name + " is as the JDK has it",
                        opened.contains(name) || !module.isOpen(name, mine));
            }
        }
        attempt.go(() -> new Vault().open(attempt.id));
    }

    void state_4_threads_of_the_enforcer(Attempt attempt) {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            ClassLoader seen = thread.getContextClassLoader();
            attempt.holds(
                    thread + " leads to no class of ours", seen == null || !finds(seen, "dev.bylaw.engine.Enforcer"));
            attempt.holds(
                    thread + " has no handler of ours",
                    !ours(thread.getUncaughtExceptionHandler().getClass()));
        }
    }

    private static boolean ours(Class<?> type) {
        return type.getName().startsWith("dev.bylaw.") && !type.getName().startsWith("dev.bylaw.threats");
    }

    private static boolean finds(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader).getClassLoader() != StateAttacks.class.getClassLoader();
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** Looks down the stack when it is asked for the exception of a refusal. */
    private static final class Looking extends ClassLoader {
        private final Set<Class<?>> seen = new HashSet<>();

        Looking() {
            super(StateAttacks.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.endsWith("ActionDeniedException")) {
                StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                        .forEach(frame -> seen.add(frame.getDeclaringClass()));
            }
            return super.loadClass(name, resolve);
        }

        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
        }
    }

    @Shows({Verdict.STOPPED, Verdict.DOCUMENTED})
    void state_4_frames_of_the_enforcer(Attempt attempt) throws Exception {
        Looking loader = new Looking();
        Class<?> copy = loader.define(Memory.bytesOf(LoadingAttacks.Copied.class));
        attempt.go(() -> Memory.call(copy.getConstructor().newInstance(), "open", attempt.id));
        attempt.holds("the stack was seen", !loader.seen.isEmpty());
        for (Class<?> type : loader.seen) {
            // As long as the enforcer is no named module, what is reachable is accessible; the documentation says so.
            if (ours(type) && type.getModule().isNamed()) {
                for (Field field : type.getDeclaredFields()) {
                    attempt.go(() -> field.setAccessible(true));
                }
            }
        }
    }

    private static void set(Field field, Object value) throws ReflectiveOperationException {
        field.setAccessible(true);
        field.set(null, value);
    }
}
