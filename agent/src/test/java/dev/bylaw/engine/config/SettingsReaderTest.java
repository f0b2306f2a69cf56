// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.engine.identity.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    @TempDir
    Path folder;

    private final Properties properties = new Properties();
    private Map<String, String> environment = Map.of();

    private Settings read(String argument) throws ConfigException {
        return new SettingsReader(properties, environment, folder).read(argument);
    }

    private String write(String yaml) throws IOException {
        Files.writeString(folder.resolve("bylaw.yaml"), yaml);
        return "bylaw.yaml";
    }

    @Test
    void without_anything_said_calls_are_enforced_and_durable() throws ConfigException {
        Settings settings = read(null);
        assertThat(settings.mode()).isEqualTo(Settings.Mode.ENFORCE);
        assertThat(settings.audit().durability()).isEqualTo(Settings.Durability.DURABLE);
        assertThat(settings.audit().dir()).isEqualTo(folder.resolve("bylaw-log"));
        assertThat(settings.policies()).isEmpty();
        assertThat(settings.principal()).isEmpty();
    }

    @Test
    void the_argument_beats_the_property_beats_the_variable_beats_the_file() throws Exception {
        write("audit:\n  origin: file\n");
        assertThat(read(null).audit().origin()).isEqualTo("file");
        environment = Map.of("BYLAW_AUDIT_ORIGIN", "variable");
        assertThat(read(null).audit().origin()).isEqualTo("variable");
        properties.setProperty("bylaw.audit.origin", "property");
        assertThat(read(null).audit().origin()).isEqualTo("property");
        assertThat(read("audit.origin=argument").audit().origin()).isEqualTo("argument");
    }

    @Test
    void the_services_authentication_is_asked_only_where_that_is_said() throws Exception {
        assertThat(read(null).identity()).isEqualTo(new Settings.Identity(false, "User", false));
        write("identity:\n  user: spring-security\n  type: Acme::Staff\n  agent: token\n");
        assertThat(read(null).identity()).isEqualTo(new Settings.Identity(true, "Acme::Staff", true));
        assertThatThrownBy(() -> read("identity.user=off,identity.agent=token"))
                .hasMessageContaining("set identity.user to spring-security");
        assertThatThrownBy(() -> read("identity.user=spring")).hasMessageContaining("one of: off, spring-security.");
        assertThatThrownBy(() -> read("identity.type=a b")).hasMessageContaining("must be an entity type");
    }

    @Test
    void work_may_be_handed_on_seven_times_unless_something_else_is_said() throws Exception {
        assertThat(read(null).delegation())
                .isEqualTo(new Settings.Delegation(Settings.DelegationMode.AUTO, 8, Limits.NONE));
        write("delegation: {mode: governed, depth: 3, time: 90s, calls: 20}\n");
        assertThat(read(null).delegation())
                .isEqualTo(new Settings.Delegation(
                        Settings.DelegationMode.GOVERNED,
                        3,
                        new Limits(Optional.of(Duration.ofSeconds(90)), OptionalInt.of(20), Optional.empty())));
        assertThat(read("delegation.time=2h").delegation().limits().time()).contains(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            delegation.mode=closed | delegation.mode is "closed" but must be one of: auto, governed, open.
            delegation.depth=17    | delegation.depth is 17 but must be at most 16.
            delegation.time=10     | delegation.time is "10" but must be a whole number with s, m or h, for example 90s.
            delegation.time=0s     | delegation.time is "0s" but must be
            delegation.time=m      | delegation.time is "m" but must be
            delegation.calls=0     | delegation.calls is "0" but must be a whole number above 0.
            delegation.dept=3      | unknown key "delegation.dept". Did you mean "delegation.depth"?
            """)
    void limits_that_cannot_be_are_errors(String said, String message) {
        assertThatThrownBy(() -> read(said)).hasMessageContaining(message);
    }

    @Test
    void paths_of_the_file_are_relative_to_the_file() throws Exception {
        Path conf = Files.createDirectories(folder.resolve("conf/policies")).getParent();
        Files.writeString(conf.resolve("b.yaml"), "policies: policies\naudit: {dir: log}\n");
        Settings settings = read("conf/b.yaml");
        assertThat(settings.policies()).contains(conf.resolve("policies"));
        assertThat(settings.audit().dir()).isEqualTo(conf.resolve("log"));
    }

    @Test
    void a_govern_entry_keeps_its_line() throws Exception {
        Settings settings = read(write("""
                mode: observe
                govern:
                  - method: com.acme.Customers+#delete(java.lang.String)
                    action: delete_customer
                    resource: Customer::{0}
                    context: [reason]
                """));
        assertThat(settings.mode()).isEqualTo(Settings.Mode.OBSERVE);
        assertThat(settings.govern()).hasSize(1);
        Settings.Govern govern = settings.govern().get(0);
        assertThat(govern.method()).isEqualTo("com.acme.Customers+#delete(java.lang.String)");
        assertThat(govern.action()).contains("delete_customer");
        assertThat(govern.context()).containsExactly("reason");
        assertThat(govern.where()).endsWith("bylaw.yaml:3");
    }

    @Test
    void an_unknown_key_is_named_with_its_line_and_the_nearest_key() throws IOException {
        String file = write("mode: enforce\npolicy: policies\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder.resolve("bylaw.yaml") + ":2: unknown key \"policy\". Did you mean \"policies\"?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mode: sometimes                    | bylaw.yaml:1: mode is "sometimes" but must be one of: enforce, observe.
            mode: [enforce]                    | bylaw.yaml:1: mode must be a single value.
            govern: {method: x}                | bylaw.yaml:1: govern must be a list (- item).
            audit: log                         | bylaw.yaml:1: audit must be a mapping (key: value).
            policies: nowhere                  | bylaw.yaml:1: policies: no such file or folder:
            audit: {durabilty: async}          | bylaw.yaml:1: unknown key "audit.durabilty". Did you mean "durability"?
            govern: [{action: x}]              | bylaw.yaml:1: an entry of govern needs method:
            govern: [{method: x, resourse: y}] | bylaw.yaml:1: unknown key "resourse" in govern. Did you mean "resource"?
            principal: batch                   | bylaw.yaml:1: principal is batch but must be Type::"id"
            audit: {quorum: 1}                 | bylaw.yaml:1: audit.quorum is 1 but there are 0 witnesses.
            audit: {quorum: many}              | bylaw.yaml:1: audit.quorum is "many" but must be a whole number above 0.
            frameworks: [langchain]            | bylaw.yaml:1: frameworks has "langchain" but must be auto, off, or a list of:
            """)
    void a_wrong_value_is_refused_with_its_place(String yaml, String message) throws IOException {
        String file = write(yaml);
        assertThatThrownBy(() -> read(file)).isInstanceOf(ConfigException.class).hasMessageContaining(message);
    }

    @Test
    void malformed_yaml_is_refused_with_line_and_column() throws IOException {
        String file = write("mode: enforce\naudit: {dir: x\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("bylaw.yaml:3:1: not well-formed YAML");
    }

    @Test
    void a_key_said_twice_is_refused() throws IOException {
        String file = write("mode: enforce\nmode: observe\n");
        assertThatThrownBy(() -> read(file)).isInstanceOf(ConfigException.class).hasMessageContaining("twice");
    }

    @Test
    void a_type_tag_makes_no_object() throws IOException {
        String file = write("mode: !!java.net.URL [\"http://127.0.0.1/\"]\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mode must be a single value");
    }

    @Test
    void a_missing_file_is_named_with_who_asked_for_it() {
        assertThatThrownBy(() -> read("nowhere.yaml"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("agent argument: no such file: " + folder.resolve("nowhere.yaml"));
    }

    @Test
    void an_unknown_property_is_an_error_and_an_unknown_variable_a_warning() throws ConfigException {
        environment = Map.of("BYLAW_AUDIT_DIRR", "x", "BYLAW_SERVICE_HOST", "10.0.0.1");
        SettingsReader reader = new SettingsReader(properties, environment, folder);
        reader.read(null);
        assertThat(reader.warnings())
                .containsExactly("environment variable BYLAW_AUDIT_DIRR is not a key of bylaw and is ignored."
                        + " Did you mean \"BYLAW_AUDIT_DIR\"?");
        properties.setProperty("bylaw.mod", "observe");
        assertThatThrownBy(() -> read(null))
                .isInstanceOf(ConfigException.class)
                .hasMessage("system property bylaw.mod: unknown key \"mod\". Did you mean \"mode\"?");
    }
}
