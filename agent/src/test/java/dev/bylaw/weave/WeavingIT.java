// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.fork.InstrumentationHolder;
import dev.bylaw.fork.Spec;
import dev.bylaw.fork.TestAgent;
import dev.bylaw.weave.spec.InheritanceSpec;
import dev.bylaw.weave.spec.KindsOfMethodsSpec;
import dev.bylaw.weave.spec.LoadingSpec;
import dev.bylaw.weave.spec.RedefinitionSpec;
import dev.bylaw.weave.spec.RoadsSpec;
import dev.bylaw.weave.spec.ToolsSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is woven, and that it is called exactly once however it is reached. */
final class WeavingIT {

    @TestFactory
    Stream<DynamicTest> every_kind_of_method() throws Exception {
        return Spec.run(ForkedJvm.under(TestAgent.jar(), ""), KindsOfMethodsSpec.class);
    }

    @TestFactory
    Stream<DynamicTest> every_kind_of_method_with_its_arguments_boxed() throws Exception {
        return Spec.run(ForkedJvm.under(TestAgent.jar(), "arguments"), KindsOfMethodsSpec.class);
    }

    @TestFactory
    Stream<DynamicTest> every_road_to_a_method() throws Exception {
        return Spec.run(ForkedJvm.under(TestAgent.jar(), ""), RoadsSpec.class);
    }

    @TestFactory
    Stream<DynamicTest> every_way_to_load_a_class() throws Exception {
        return Spec.run(ForkedJvm.under(TestAgent.jar(), ""), LoadingSpec.class);
    }

    @TestFactory
    Stream<DynamicTest> tools_of_a_framework() throws Exception {
        return Spec.run(ForkedJvm.under(TestAgent.jar(), ""), ToolsSpec.class);
    }

    @TestFactory
    Stream<DynamicTest> beside_another_agent(@TempDir Path folder) throws Exception {
        ForkedJvm jvm = ForkedJvm.under(TestAgent.jar(), "agent=" + InstrumentationHolder.class.getName())
                .flags("-javaagent:" + InstrumentationHolder.jar(folder));
        return Spec.run(jvm, RedefinitionSpec.class);
    }

    @Test
    void the_weaver_has_all_its_classes_before_the_application_starts(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("loaded");
        ForkedJvm.under(TestAgent.jar(), "")
                .flags("-Xlog:class+load:file=" + log)
                .run(Spec.class, InheritanceSpec.class.getName());
        List<String> loaded = Files.readAllLines(log);
        int start = loaded.indexOf(loaded.stream()
                .filter(line -> line.contains(Spec.class.getName() + " "))
                .findFirst()
                .orElseThrow());
        assertThat(loaded.subList(0, start)).anyMatch(line -> line.contains("dev.bylaw.weave.MethodWeaver "));
        assertThat(loaded.subList(start, loaded.size()))
                .noneMatch(line -> line.contains("dev.bylaw.shaded.")
                        || (line.contains("dev.bylaw.weave.") && !line.contains("dev.bylaw.weave.spec.")));
    }

    @Test
    void dumps_class_files_as_they_came_and_as_they_went(@TempDir Path folder) throws Exception {
        ForkedJvm.under(TestAgent.jar(), "")
                .flags("-Dbylaw.dump=" + folder)
                .run(Spec.class, InheritanceSpec.class.getName());
        String silent = "dev/bylaw/weave/spec/InheritanceSpec$Silent.class";
        assertThat(Files.readAllBytes(folder.resolve("before").resolve(silent)))
                .isEqualTo(Files.readAllBytes(Path.of("target", "test-classes").resolve(silent)));
        assertThat(new String(Files.readAllBytes(folder.resolve("after").resolve(silent)), StandardCharsets.ISO_8859_1))
                .contains("java/lang/constant/BylawGate");
    }

    @TestFactory
    Stream<DynamicTest> every_override_and_implementation() throws Exception {
        return Spec.run(ForkedJvm.under(TestAgent.jar(), ""), InheritanceSpec.class);
    }
}
