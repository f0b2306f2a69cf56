// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must be known of a JVM to judge it.
 *
 * @param feature the JDK's feature version, such as 17
 * @param arguments the flags that it was started with, wherever they came from: command line, argument files, variables
 * @param options the values of VM options that could be read
 * @param opened packages of the JDK that are open or exported to the application beyond what the JDK itself says
 * @param unsafeDenied whether an access of memory by {@code sun.misc.Unsafe} was tried and refused
 * @param modules the modules of the boot layer
 * @param illegalNativeAccess what happens to native access that nobody granted, in lower case; empty where no JDK asks
 * @param nativeAccess modules of the application that may access native code; {@code ALL-UNNAMED} for its class path
 * @param manifest the powers that the main jar's manifest gives itself, by attribute
 * @param agents the classes of agents of the command line that are not Bylaw and that the configuration does not name
 * @param properties the system properties that open a door
 * @param variables the environment variables that added flags
 * @param memoryFile whether the process can write its own memory through a file
 * @param sealed whether Bylaw's seal is in force
 */
public record JvmFacts(
        int feature,
        List<String> arguments,
        Map<String, String> options,
        List<String> opened,
        boolean unsafeDenied,
        Set<String> modules,
        String illegalNativeAccess,
        List<String> nativeAccess,
        List<String> manifest,
        List<String> agents,
        List<String> properties,
        List<String> variables,
        boolean memoryFile,
        boolean sealed) {

    /** Keeps copies. */
    public JvmFacts {
        arguments = List.copyOf(arguments);
        options = Map.copyOf(options);
        opened = List.copyOf(opened);
        modules = Set.copyOf(modules);
        nativeAccess = List.copyOf(nativeAccess);
        manifest = List.copyOf(manifest);
        agents = List.copyOf(agents);
        properties = List.copyOf(properties);
        variables = List.copyOf(variables);
    }

    boolean has(String argument) {
        return arguments.contains(argument);
    }

    /** The arguments that begin so. */
    List<String> beginning(String... prefixes) {
        return arguments.stream()
                .filter(argument -> {
                    for (String prefix : prefixes) {
                        if (argument.startsWith(prefix)) {
                            return true;
                        }
                    }
                    return false;
                })
                .toList();
    }

    /** Whether a VM option is on: as the JVM says, else as the arguments say, the last of them counting. */
    boolean on(String option, boolean byDefault) {
        String value = options.get(option);
        if (value != null) {
            return Boolean.parseBoolean(value);
        }
        boolean on = byDefault;
        for (String argument : arguments) {
            if (argument.equals("-XX:+" + option)) {
                on = true;
            } else if (argument.equals("-XX:-" + option)) {
                on = false;
            }
        }
        return on;
    }
}
