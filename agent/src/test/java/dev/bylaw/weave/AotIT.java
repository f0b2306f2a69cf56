// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.fork.Calls;
import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.fork.TestAgent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of an AOT cache are loaded before any agent, and no transformer sees them. */
final class AotIT {

    private static final int FIRST_WITH_ONE_STEP_CACHES = 25;

    @TempDir
    Path folder;

    interface Orders {
        @GovernedAction("cancel")
        int cancel(int order);
    }

    static final class Silent implements Orders {
        @Override
        public int cancel(int order) {
            return order;
        }
    }

    /** Trains without arguments; with one, prints what reached the gate. */
    static final class Application {
        private Application() {}

        public static void main(String[] arguments) throws Throwable {
            Orders lambda = order -> order + 1;
            Calls.Body body = () -> {
                new Silent().cancel(1);
                lambda.cancel(2);
            };
            if (arguments.length == 0) {
                body.run();
            } else {
                System.out.println(Calls.during(body));
            }
        }
    }

    @Test
    void classes_and_lambdas_of_an_aot_cache_are_woven() throws Exception {
        assumeTrue(
                Runtime.version().feature() >= FIRST_WITH_ONE_STEP_CACHES, "this JDK makes no AOT cache in one step");
        Path application = folder.resolve("application.jar");
        write(application);
        Path cache = folder.resolve("application.aot");
        ForkedJvm.Outcome trained = ForkedJvm.plain()
                .flags("-XX:AOTCacheOutput=" + cache, "--add-modules", "java.instrument")
                .classPath(application)
                .run(Application.class);
        assertThat(cache).as(trained::transcript).exists();
        ForkedJvm.Outcome outcome = ForkedJvm.under(TestAgent.jar(), "")
                .flags("-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-Xlog:class+load:file=" + folder.resolve("loaded"))
                .classPath(application)
                .run(Application.class, "report");
        assertThat(Files.readString(folder.resolve("loaded")))
                .containsPattern("AotIT\\$Silent source: shared objects file");
        assertThat(outcome.out())
                .as(outcome::transcript)
                .containsExactly("[enter cancel, exit cancel, enter cancel, exit cancel]");
    }

    /** An AOT cache takes its classes from jars only. */
    private static void write(Path jar) throws IOException {
        Path classes = Path.of("target", "test-classes");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : List.of(
                    Application.class, Silent.class, Orders.class, AotIT.class, Calls.class, Calls.Body.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                out.write(Files.readAllBytes(classes.resolve(name.replace('/', File.separatorChar))));
            }
        }
    }
}
