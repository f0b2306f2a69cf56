// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup;

import dev.bylaw.benchmarks.scenario.Fixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program whose start is measured. */
enum Program {
    /** Nothing is governed; the policies are read all the same. */
    HELLO {
        @Override
        List<String> command(Path folder) {
            return classPath("Hello");
        }
    },
    /** One method is governed, and called once. */
    HELLO_WITH_ONE_GOVERNED_METHOD {
        @Override
        List<String> command(Path folder) {
            return classPath("GovernedHello");
        }
    },
    /** Nothing is governed, and thousands of classes are loaded. */
    MANY_CLASSES {
        @Override
        List<String> command(Path folder) {
            List<String> command = classPath(ManyClassesJar.file(), "ManyClasses");
            command.add(Integer.toString(ManyClassesJar.CLASSES));
            return command;
        }
    },
    /** The test application: Spring Boot starts, and the scenario of the demo is played, to the end as that is expected. */
    TEST_APPLICATION {
        @Override
        List<String> command(Path folder) {
            String jar = Fixture.built("test-app/target/test-app.jar").toString();
            return List.of("-jar", jar, "--scenario=" + folder.resolve("results.jsonl"));
        }

        @Override
        Path configuration(Path ofFixture) {
            return Fixture.built("test-app/bylaw/bylaw.yaml");
        }
    };

    /** What of the command line follows the options of the JVM. */
    abstract List<String> command(Path folder);

    /** The configuration under which it is governed. */
    Path configuration(Path ofFixture) {
        return ofFixture;
    }

    private static List<String> classPath(String name) {
        return classPath(Fixture.built("benchmarks/target/benchmarks-programs.jar"), name);
    }

    private static List<String> classPath(Path jar, String name) {
        List<String> command = new ArrayList<>();
        command.add("-cp");
        command.add(jar.toString());
        command.add(Program.class.getPackageName() + ".programs." + name);
        return command;
    }
}
