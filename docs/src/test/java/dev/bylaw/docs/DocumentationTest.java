// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Main;
import dev.bylaw.engine.config.SettingsReader;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

    @Test
    void the_worked_example_of_policies_is_valid_and_passes_its_tests() throws Exception {
        Path policies = write("refunds.cedar", example("cedar", "refund-limit"));
        Path schema = write("app.cedarschema", example("cedarschema", "entity Agent"));
        Path entities = write("entities.json", example("json", "\"uid\""));
        Path tests = write("tests.json", example("json", "\"tests\""));

        assertThat(bylaw("validate", "--schema", schema, policies)).isEmpty();
        assertThat(bylaw("test", "--policies", policies, "--entities", entities, "--schema", schema, tests))
                .isEqualTo("3 tests: 3 passed, 0 failed\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** The first example of the page on policies that has these words. */
    private static String example(String language, String words) {
        return Markdown.examples(language)
                .filter(example -> example.document().endsWith("policies.md"))
                .map(Markdown.Example::text)
                .filter(text -> text.contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static String bylaw(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] all = Stream.concat(Stream.of("policy"), Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new);
        assertThat(Main.run(
                        all, stream, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
