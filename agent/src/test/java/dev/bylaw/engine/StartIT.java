// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.app.Pays;
import dev.bylaw.engine.app.PaysUnbound;
import dev.bylaw.engine.app.StartsAnother;
import dev.bylaw.evidence.vault.VaultFolder;
import dev.bylaw.fork.ForkedJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator meets at the start: the banner, and one clear message with status 78 for whatever is wrong. */
class StartIT {

    @TempDir
    Path folder;

    private Workplace workplace;

    @BeforeEach
    void begin() throws IOException {
        workplace = Workplace.in(folder);
    }

    private ForkedJvm.Outcome start() throws Exception {
        return workplace.jvm().run(Pays.class, "10");
    }

    private void refuses(String... lines) throws Exception {
        ForkedJvm.Outcome outcome = start();
        assertThat(outcome.exitCode()).as(outcome.transcript()).isEqualTo(78);
        assertThat(outcome.out()).as("stdout belongs to the application").isEmpty();
        assertThat(String.join("\n", outcome.err()).replace(folder + "/", ""))
                .startsWith("bylaw: refused to start: ")
                .contains(lines)
                .doesNotContain("\tat ");
    }

    @Test
    void the_banner_is_one_line_on_stderr_and_nothing_is_on_stdout() throws Exception {
        ForkedJvm.Outcome outcome = start();
        assertThat(outcome.exitCode()).as(outcome.transcript()).isZero();
        assertThat(outcome.out()).containsExactly("paid 10");
        assertThat(outcome.err())
                .singleElement()
                .asString()
                .matches("bylaw: \\S+, enforce, 2 policies, \\d+ governed" + " methods?, log .*/log");
    }

    @Test
    void values_are_kept_encrypted_where_that_is_asked_for() throws Exception {
        workplace.write("bylaw.yaml", "policies: policies\naudit: {dir: log, vault: on}\n");
        assertThat(start().out()).containsExactly("paid 10");
        String id = workplace.records("decision").get(0).path("id").asText();
        VaultFolder.Kept kept = new VaultFolder(folder.resolve("log")).read(id);
        assertThat(kept)
                .isInstanceOfSatisfying(
                        VaultFolder.Kept.Open.class,
                        open -> assertThat(open.disclosures())
                                .extracting(text ->
                                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8))
                                .anySatisfy(text -> assertThat(text).endsWith(",\"amount\",10]")));
    }

    @Test
    void a_vault_that_cannot_be_written_refuses_the_start() throws Exception {
        workplace.write("bylaw.yaml", "policies: policies\naudit: {dir: log, vault: on}\n");
        workplace.write("log/vault", "in the way");
        refuses("audit.vault is on, and nothing can be written to log/vault");
    }

    @Test
    void no_vault_is_made_where_nobody_asks() throws Exception {
        start();
        assertThat(folder.resolve("log/vault")).doesNotExist();
    }

    @Test
    void observe_mode_says_so_lets_everything_through_and_records_it() throws Exception {
        workplace.write("bylaw.yaml", "mode: observe\npolicies: policies\naudit: {dir: log}\n");
        ForkedJvm.Outcome outcome = workplace.jvm().run(Pays.class, "9000");
        assertThat(outcome.out()).containsExactly("paid 9000");
        assertThat(outcome.err()).singleElement().asString().contains("OBSERVE, nothing is refused");
        assertThat(workplace.records("decision")).singleElement().satisfies(decision -> {
            assertThat(decision.path("result").asText()).isEqualTo("allow");
            assertThat(decision.path("evaluated").asText()).isEqualTo("deny");
            assertThat(decision.path("mode").asText()).isEqualTo("observe");
        });
    }

    @Test
    void the_configured_principal_acts_where_nobody_is_bound_and_without_one_the_call_is_refused() throws Exception {
        ForkedJvm.Outcome nobody = workplace.jvm().run(PaysUnbound.class);
        assertThat(nobody.out()).singleElement().asString().startsWith("Refused: nobody is bound to this call");
        workplace.write("bylaw.yaml", "policies: policies\nprincipal: 'Agent::\"payer\"'\naudit: {dir: log}\n");
        assertThat(workplace.jvm().run(PaysUnbound.class).out()).containsExactly("paid");
        assertThat(workplace.records("decision"))
                .extracting(decision -> decision.path("result").asText()
                        + decision.at("/actor/agent").asText())
                .containsExactly("deny", "allowAgent::\"payer\"");
    }

    @Test
    void without_policies_every_call_is_refused() throws Exception {
        workplace.write("bylaw.yaml", "audit: {dir: log}\n");
        ForkedJvm.Outcome outcome = start();
        assertThat(outcome.out()).singleElement().asString().startsWith("Refused: no policy permits pay");
        assertThat(String.join("\n", outcome.err())).contains("0 policies").contains("every governed call is refused");
    }

    @Test
    void a_missing_configuration_file() throws Exception {
        Files.delete(folder.resolve("bylaw.yaml"));
        refuses("agent argument: no such file: bylaw.yaml. Create it");
    }

    @Test
    void an_unknown_key() throws Exception {
        workplace.write("bylaw.yaml", "mode: enforce\npolices: policies\n");
        refuses("bylaw.yaml:2: unknown key \"polices\". Did you mean \"policies\"?");
    }

    @Test
    void a_value_of_the_wrong_type() throws Exception {
        workplace.write("bylaw.yaml", "policies: [a, b]\n");
        refuses("bylaw.yaml:1: policies must be a single value");
    }

    @Test
    void malformed_yaml() throws Exception {
        workplace.write("bylaw.yaml", "audit: {dir: log\n");
        refuses("bylaw.yaml:2:1: not well-formed YAML");
    }

    @Test
    void a_missing_policy_folder() throws Exception {
        workplace.write("bylaw.yaml", "policies: nowhere\n");
        refuses("bylaw.yaml:1: policies: no such file or folder: nowhere. Create it");
    }

    @Test
    void a_syntax_error_in_a_policy_is_shown_with_its_line_and_a_caret() throws Exception {
        workplace.write(
                "policies/pay.cedar", "permit (principal, action, resource)\nwhen { context.input.amount < };\n");
        refuses("policies/pay.cedar:2:31: error: ", "2 | when { context.input.amount < };", "^");
    }

    @Test
    void an_annotation_of_ours_with_a_wrong_value() throws Exception {
        workplace.write(
                "policies/pay.cedar", "@id(\"p\") @durability(\"sometimes\") permit (principal, action, resource);\n");
        refuses("policy p: @durability(\"sometimes\") must be one of: async, durable, witnessed.");
    }

    @Test
    void a_cycle_of_entities() throws Exception {
        workplace.write("bylaw.yaml", "policies: policies\nentities: entities.json\n");
        workplace.write("entities.json", """
                [{"uid": {"type": "Role", "id": "a"}, "attrs": {}, "parents": [{"type": "Role", "id": "b"}]},
                 {"uid": {"type": "Role", "id": "b"}, "attrs": {}, "parents": [{"type": "Role", "id": "a"}]}]
                """);
        refuses("entities.json", "cycle", "Role::\"a\"");
    }

    @Test
    void malformed_entities() throws Exception {
        workplace.write("bylaw.yaml", "policies: policies\nentities: entities.json\n");
        workplace.write("entities.json", "[{\"uid\": }]");
        refuses("entities.json:1:");
    }

    @Test
    void an_entity_that_the_schema_does_not_know() throws Exception {
        workplace.write("bylaw.yaml", "policies: policies\nentities: entities.json\nschema: app.cedarschema\n");
        workplace.write("app.cedarschema", "entity Agent;\n");
        workplace.write(
                "entities.json", "[{\"uid\": {\"type\": \"Robot\", \"id\": \"r\"}, \"attrs\": {}, \"parents\": []}]");
        refuses("entities.json:1:", "Robot");
    }

    @Test
    void a_malformed_schema() throws Exception {
        workplace.write("bylaw.yaml", "policies: policies\nschema: app.cedarschema\n");
        workplace.write("app.cedarschema", "entity Agent\n");
        refuses("app.cedarschema:", "^");
    }

    @Test
    void a_govern_entry_whose_method_is_not_there() throws Exception {
        govern("dev.bylaw.engine.app.Plain#wipeout(..)");
        refuses(
                "bylaw.yaml:4: govern: \"dev.bylaw.engine.app.Plain#wipeout(..)\" matches no method of"
                        + " dev.bylaw.engine.app.Plain.",
                "Did you mean \"wipe\"?");
    }

    @Test
    void a_govern_entry_whose_class_is_not_there() throws Exception {
        govern("com.acme.Nowhere#wipe(..)");
        refuses("bylaw.yaml:4: govern: there is no class com.acme.Nowhere on the class path", "later: true");
    }

    @Test
    void a_govern_entry_that_is_no_pattern() throws Exception {
        govern("com.acme.Nowhere.wipe");
        refuses("bylaw.yaml:4: \"com.acme.Nowhere.wipe\" names no method");
    }

    @Test
    void parameters_without_names() throws Exception {
        workplace.write(
                "bylaw.yaml",
                "policies: policies\naudit: {dir: log}\ngovern:\n  - {method: 'made.Nameless#wipe(..)', action: wipe}\n");
        Nameless.writeTo(folder.resolve("classes"));
        ForkedJvm.Outcome outcome =
                workplace.jvm().runJava("-cp", folder.resolve("classes").toString(), "made.Nameless");
        assertThat(outcome.exitCode()).as(outcome.transcript()).isEqualTo(78);
        assertThat(String.join("\n", outcome.err()))
                .contains("made.Nameless#wipe")
                .contains("-parameters")
                .contains("@Param");
    }

    @Test
    void the_log_of_another_process() throws Exception {
        ForkedJvm.Outcome outcome = workplace
                .jvm()
                .run(
                        StartsAnother.class,
                        ForkedJvm.bylawJar().toString(),
                        folder.resolve("bylaw.yaml").toString());
        assertThat(outcome.out()).as(outcome.transcript()).containsExactly("78");
        assertThat(String.join("\n", outcome.err()))
                .contains("audit.dir " + folder.resolve("log"))
                .contains("One process writes a log");
    }

    @Test
    void the_agent_given_twice() throws Exception {
        ForkedJvm.Outcome outcome = workplace
                .jvm()
                .flags("-javaagent:" + ForkedJvm.bylawJar() + "=" + folder.resolve("bylaw.yaml"))
                .run(Pays.class, "10");
        assertThat(outcome.exitCode()).as(outcome.transcript()).isEqualTo(78);
        assertThat(String.join("\n", outcome.err())).contains("twice");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void a_tool_of_the_jdk_is_left_alone_with_one_line() throws Exception {
        ForkedJvm.Outcome outcome = ForkedJvm.plain()
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + ForkedJvm.bylawJar())
                .runTool("javac", "--version");
        assertThat(outcome.exitCode()).as(outcome.transcript()).isZero();
        assertThat(outcome.err())
                .filteredOn(line -> line.startsWith("bylaw:"))
                .containsExactly("bylaw: not active in jdk.compiler, a tool of the JDK.");
        assertThat(outcome.out()).singleElement().asString().startsWith("javac");
    }

    private void govern(String method) throws IOException {
        workplace.write(
                "bylaw.yaml",
                "policies: policies\naudit: {dir: log}\ngovern:\n  - method: " + method + "\n    action: wipe\n");
    }
}
