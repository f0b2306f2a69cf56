// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the facts of the JVM that it runs in: what is in effect, not what was said. Only where the JDK has no way to say what
 * is in effect do the arguments count; those come from the VM itself, with all files and variables that went into them.
 *
 * <p>The JDK's internals are asked directly, because the management beans would start a good part of JMX before the
 * application has had a chance to configure it.
 */
public final class ThisJvm {

    private static final String[] OPTIONS = {
        "DisableAttachMechanism",
        "EnableDynamicAgentLoading",
        "BytecodeVerificationRemote",
        "AllowRedefinitionToAddDeleteMethods",
        "HeapDumpOnOutOfMemoryError",
        "HeapDumpBeforeFullGC",
        "HeapDumpAfterFullGC"
    };
    private static final String[] VARIABLES = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"};
    private static final String ANY = "any";

    private final Internals internals;
    private final List<String> listedAgents;
    private final String ownJar;

    /** How to reach a package of the JDK that is not exported. */
    @FunctionalInterface
    public interface Internals {
        /** Exports it to the enforcer, and to nobody else. */
        void export(Module module, String packageName);
    }

    /**
     * @param ownJar the path of bylaw.jar
     * @param listedAgents what the configuration says under {@code agents}
     */
    public ThisJvm(Internals internals, String ownJar, List<String> listedAgents) {
        this.internals = internals;
        this.ownJar = ownJar;
        this.listedAgents = listedAgents;
    }

    /** Reads all of it. */
    public JvmFacts facts() {
        List<String> arguments =
                List.of((String[]) ask(Object.class.getModule(), "jdk.internal.misc.VM", "getRuntimeArguments"));
        return new JvmFacts(
                Runtime.version().feature(),
                arguments,
                options(),
                opened(),
                unsafeDenied(),
                modules(),
                illegalNativeAccess(),
                nativeAccess(),
                MainJar.powers(System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", "")),
                new OtherAgents(ownJar, listedAgents).of(arguments),
                managed(),
                variables(),
                new File("/proc/self/mem").canWrite(),
                !listedAgents.contains(ANY));
    }

    private Object ask(Module module, String className, String method) {
        try {
            internals.export(module, className.substring(0, className.lastIndexOf('.')));
            return Class.forName(module, className).getMethod(method).invoke(null);
        } catch (NoSuchMethodException absent) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK does not tell " + className + '.' + method, e);
        }
    }

    /** Options that the VM does not tell are left out. */
    private Map<String, String> options() {
        Map<String, String> values = new HashMap<>();
        Module management = ModuleLayer.boot().findModule("jdk.management").orElse(null);
        if (management == null) {
            return values;
        }
        String home = "com.sun.management.internal";
        internals.export(management, home);
        try {
            // Its initialiser loads the native library that the next one needs.
            Class.forName(home + ".PlatformMBeanProviderImpl");
            Class<?> type = Class.forName(home + ".HotSpotDiagnostic");
            Object bean = type.getConstructor().newInstance();
            for (String option : OPTIONS) {
                read(type, bean, option, values);
            }
        } catch (ReflectiveOperationException notHotSpot) {
            return Map.of();
        }
        return values;
    }

    private static void read(Class<?> type, Object bean, String option, Map<String, String> values)
            throws ReflectiveOperationException {
        try {
            Object value = type.getMethod("getVMOption", String.class).invoke(bean, option);
            values.put(option, (String) value.getClass().getMethod("getValue").invoke(value));
        } catch (InvocationTargetException unknown) {
            // Not an option of this JDK, or one that it does not show; the arguments have to tell.
        }
    }

    /** Packages that the JDK itself neither opens nor exports, and that the class path can use. */
    private static List<String> opened() {
        Module application = ClassLoader.getSystemClassLoader().getUnnamedModule();
        Set<String> opened = new TreeSet<>();
        for (Module module : ModuleLayer.boot().modules()) {
            ModuleDescriptor descriptor = module.getDescriptor();
            boolean ofTheJdk = module.getClassLoader() != ClassLoader.getSystemClassLoader();
            if (!ofTheJdk || descriptor.isOpen()) {
                continue;
            }
            Set<String> exported = new HashSet<>();
            Set<String> openedByTheJdk = new HashSet<>();
            descriptor.exports().stream().filter(e -> !e.isQualified()).forEach(e -> exported.add(e.source()));
            descriptor.opens().stream().filter(o -> !o.isQualified()).forEach(o -> openedByTheJdk.add(o.source()));
            for (String each : module.getPackages()) {
                if ((module.isOpen(each, application) && !openedByTheJdk.contains(each))
                        || (module.isExported(each, application)
                                && !exported.contains(each)
                                && !openedByTheJdk.contains(each))) {
                    opened.add(module.getName() + '/' + each);
                }
            }
        }
        return List.copyOf(opened);
    }

    /** Tries it, but only where it will be refused: an access that succeeds prints a warning of the JDK. */
    private static boolean unsafeDenied() {
        if (!"deny".equals(System.getProperty("sun.misc.unsafe.memory.access"))) {
            return false;
        }
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field field = type.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            type.getMethod("getInt", Object.class, long.class).invoke(field.get(null), new int[4], 16L);
            return false;
        } catch (InvocationTargetException refused) {
            return refused.getCause() instanceof UnsupportedOperationException;
        } catch (ReflectiveOperationException absent) {
            return true;
        }
    }

    private static Set<String> modules() {
        Set<String> names = new HashSet<>();
        for (Module module : ModuleLayer.boot().modules()) {
            names.add(module.getName());
        }
        return names;
    }

    private String illegalNativeAccess() {
        Object mode = ask(Object.class.getModule(), "jdk.internal.module.ModuleBootstrap", "illegalNativeAccess");
        return mode == null ? "" : mode.toString().toLowerCase(Locale.ROOT);
    }

    private static List<String> nativeAccess() {
        List<String> granted = new ArrayList<>();
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        if (isGranted(loader.getUnnamedModule())) {
            granted.add("ALL-UNNAMED");
        }
        for (Module module : ModuleLayer.boot().modules()) {
            if (module.getClassLoader() == loader && !module.getName().startsWith("jdk.") && isGranted(module)) {
                granted.add(module.getName());
            }
        }
        return granted;
    }

    private static boolean isGranted(Module module) {
        try {
            return (boolean) Module.class.getMethod("isNativeAccessEnabled").invoke(module);
        } catch (ReflectiveOperationException before22) {
            return false;
        }
    }

    private static List<String> managed() {
        List<String> found = new ArrayList<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("com.sun.management.jmxremote")) {
                found.add(name);
            }
        }
        found.sort(null);
        return found;
    }

    private static List<String> variables() {
        List<String> set = new ArrayList<>();
        for (String name : VARIABLES) {
            String value = System.getenv(name);
            if (value != null && !value.isBlank()) {
                set.add(name);
            }
        }
        return set;
    }
}
