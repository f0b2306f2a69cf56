// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.config.SettingsReader;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The documents say what is so: their examples are accepted by the code they describe, and their links lead somewhere. */
class DocumentationTest {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_link_leads_somewhere() {
        return Markdown.links()
                .map(link -> DynamicTest.dynamicTest(
                        link.toString(),
                        () -> assertThat(link.document().resolveSibling(link.target()))
                                .exists()));
    }

    @TestFactory
    Stream<DynamicTest> every_policy_parses() {
        return Markdown.examples("cedar")
                .map(example -> DynamicTest.dynamicTest(
                        example.toString(),
                        () -> assertThat(PolicySet.parse(List.of(new Source(example.toString(), example.text())))
                                        .size())
                                .isPositive()));
    }

    @TestFactory
    Stream<DynamicTest> every_configuration_loads() {
        return Markdown.examples("yaml")
                .map(example -> DynamicTest.dynamicTest(example.toString(), () -> {
                    Files.createDirectories(folder.resolve("policies"));
                    Files.writeString(folder.resolve("policies/entities.json"), "[]");
                    Files.writeString(folder.resolve("bylaw.yaml"), example.text());
                    assertThat(new SettingsReader(new Properties(), Map.of(), folder).read(null))
                            .isNotNull();
                }));
    }
}
