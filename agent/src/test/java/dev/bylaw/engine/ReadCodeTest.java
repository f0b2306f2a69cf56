// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Main;
import dev.bylaw.fork.Sources;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command reads classes that it never loads: a folder, a jar, an executable jar with jars inside. */
class ReadCodeTest {

    private static final String ORDERS = """
            package shop;
            import dev.bylaw.annotations.GovernedAction;
            public class Orders {
                static { if (true) throw new IllegalStateException("this class was run"); }
                @GovernedAction(resource = "Order::{order}")
                public void refund(String order, Money amount, Runnable then) {}
                public void close(String ticket) {}
            }
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void compile() throws IOException {
        Map<String, byte[]> classes = new Sources()
                .add("shop.Orders", ORDERS)
                .add("shop.Money", "package shop; public record Money(long cents, String currency) {}")
                .option("-parameters")
                .compile();
        Files.createDirectories(folder.resolve("classes/shop"));
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            Files.write(folder.resolve("classes/" + each.getKey().replace('.', '/') + ".class"), each.getValue());
        }
        zip("plain.jar", "shop/Orders.class", "shop/Money.class");
        zip("money.jar", "shop/Money.class");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("boot.jar")))) {
            put(
                    zip,
                    "BOOT-INF/classes/shop/Orders.class",
                    Files.readAllBytes(folder.resolve("classes/shop/Orders.class")));
            put(zip, "BOOT-INF/lib/money.jar", Files.readAllBytes(folder.resolve("money.jar")));
        }
        Files.writeString(folder.resolve("bylaw.yaml"), """
                principal: 'Agent::"support"'
                govern:
                  - {method: 'shop.Orders#close(..)', action: close_ticket, resource: 'Ticket::{0}'}
                """);
    }

    private void zip(String name, String... entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (String entry : entries) {
                put(zip, entry, Files.readAllBytes(folder.resolve("classes").resolve(entry)));
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        ((OutputStream) zip).write(bytes);
        zip.closeEntry();
    }

    private int run(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i].replace("@", folder + "/");
        }
        out.reset();
        err.reset();
        return Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@classes", "@plain.jar", "@boot.jar"})
    void the_schema_says_what_policies_see_of_each_parameter(String place) throws Exception {
        assertThat(run("policy", "schema", "--classes", place, "--govern", "@bylaw.yaml"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out()).contains("""
                action "refund" appliesTo {
                  principal: [Agent],
                  resource: [Order],
                  context: {
                    @opaque("then (Runnable): the values of an interface may be of any class; take a record, or the values that policies need")
                    input: {
                      @doc("String, from Orders.refund")
                      order?: __cedar::String,
                      @doc("Money, from Orders.refund")
                      amount?: {
                        cents: __cedar::Long,
                        currency?: __cedar::String
                      }
                    },
                    chain: Set<Agent>,
                    session?: {
                      id: __cedar::String
                    },
                    site: {
                      class: __cedar::String,
                      method: __cedar::String
                    },
                    source: __cedar::String,
                    outlived: __cedar::Bool,
                    within: Set<Action>
                  }
                };
                """).contains("action \"close_ticket\" appliesTo");
        assertThat(Schema.parse(new Source("printed", out())).actions()).hasSize(2);
    }

    @Test
    void the_schema_can_be_had_as_json() throws Exception {
        assertThat(run("policy", "schema", "--jar", "@plain.jar", "--json")).isZero();
        assertThat(Schema.parseJson(new Source("printed", out())).actions()).hasSize(1);
    }

    @Test
    void policies_are_validated_as_the_enforcer_does_at_its_start() throws IOException {
        Files.writeString(
                folder.resolve("p.cedar"),
                "permit (principal, action == Action::\"refund\", resource)\nwhen { context.input.amount.cent < 5 };\n");
        assertThat(run("policy", "validate", "--classes", "@plain.jar", "--", "@p.cedar"))
                .isEqualTo(1);
        assertThat(out())
                .contains("p.cedar:2:29: error: input \"amount\" of action \"refund\" has no component \"cent\"")
                .contains("did you mean \"cents\" (long, from Orders.refund)?");
        Files.writeString(
                folder.resolve("p.cedar"),
                "permit (principal, action == Action::\"refund\", resource) when { context.input.amount.cents < 5 };\n");
        assertThat(run("policy", "validate", "--classes", "@boot.jar", "--", "@p.cedar"))
                .as(out())
                .isZero();
    }

    @Test
    void the_inventory_lists_classes_as_the_annotation_processor_does() throws IOException {
        assertThat(run("inventory", "@boot.jar")).isZero();
        assertThat(out()).isEqualTo("shop.Orders\n");
        assertThat(run("inventory", "@classes", "-o", "@classes/META-INF/bylaw/governed"))
                .isZero();
        assertThat(folder.resolve("classes/META-INF/bylaw/governed")).hasContent("shop.Orders");
        assertThat(run("inventory", "@classes", "--json")).isZero();
        assertThat(out()).contains("\"action\":\"refund\"").contains("\"parameters\":[\"order\",\"amount\",\"then\"]");
    }

    @Test
    void what_cannot_be_governed_is_told_and_is_a_finding() throws IOException {
        Nameless.writeTo(folder.resolve("nameless"));
        Files.writeString(folder.resolve("bylaw.yaml"), "govern:\n  - {method: 'made.Nameless#wipe(..)'}\n");
        assertThat(run("policy", "schema", "--classes", "@nameless", "--govern", "@bylaw.yaml"))
                .isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("made.Nameless#wipe")
                .contains("-parameters");
    }

    @Test
    void a_place_that_is_not_there_is_wrong_usage() {
        assertThat(run("policy", "schema", "--classes", "@nowhere.jar")).isEqualTo(2);
        assertThat(run("policy", "schema")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--classes PATH");
    }
}
