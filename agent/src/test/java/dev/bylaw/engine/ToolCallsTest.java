// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.flight.DecisionEvents;
import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.HandOver;
import dev.bylaw.engine.identity.Opening;
import dev.bylaw.engine.telemetry.Telemetry;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.policy.Source;
import dev.bylaw.weave.ExecutorPoint;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import dev.bylaw.weave.Weaving;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToolCallsTest {

    private static final int EXECUTOR = 4;
    private static final int METHOD = 5;
    private static final String POLICIES = """
            @id("staff") permit (principal == User::"ann", action, resource);
            @id("agents")
            permit (principal is Agent, action == Action::"refund", resource)
            when { context.input.amount <= 50 };
            @id("paris")
            permit (principal is Agent, action == Action::"weather", resource == Tool::"met/weather")
            when { context.input.city == "Paris" };
            """;
    private static final String PARIS = "{\"city\": \"Paris\"}";

    private static final HandOver ANYWAY = (from, to) -> from.to(to, dev.bylaw.engine.identity.Source.API);

    private final MemoryLog log = new MemoryLog();
    private final SiteBook sites = new SiteBook();
    private final Bindings bindings = new Bindings(null, () -> {});
    private Enforcer enforcer;
    private Method refund;

    /** The tool's method, as the framework knows it. */
    static final class Till {
        private Till() {}

        static String refund(String order, long amount) {
            return order + amount;
        }
    }

    @BeforeEach
    void start() throws Exception {
        refund = Till.class.getDeclaredMethod("refund", String.class, long.class);
        Site executor = new Site(
                EXECUTOR,
                "com.acme.Remote",
                "execute",
                "()V",
                1,
                "tool of langchain4j",
                null,
                List.of(),
                new Origin.Executor(ExecutorPoint.LANGCHAIN4J));
        sites.put(new SiteBook.Entry(executor, Question.unusable(executor), null));
        Site method = new Site(
                METHOD,
                Till.class.getName(),
                "refund",
                "(Ljava/lang/String;J)Ljava/lang/String;",
                8,
                "refund",
                null,
                List.of(
                        new Parameter("order", "Ljava/lang/String;", null, false, false, null),
                        new Parameter("amount", "J", null, false, false, null)),
                new Origin.Tool("@Tool", Till.class.getName()));
        sites.put(new SiteBook.Entry(method, Question.of(method), null));
        enforcer = enforcer();
        bindings.open(Opening.of(new String[] {"User", "ann"}, null), ANYWAY);
    }

    private Enforcer enforcer() throws PolicyLoadException {
        PolicyBundle bundle = PolicyFiles.bundle(
                new PolicyFiles.Texts(List.of(new Source("p.cedar", POLICIES)), Optional.empty(), Optional.empty()));
        Weaving weaving = (Weaving) Proxy.newProxyInstance(
                Weaving.class.getClassLoader(),
                new Class<?>[] {Weaving.class},
                (proxy, method, arguments) -> method.getName().equals("governs"));
        Console console = new Console(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        return new Enforcer(
                sites,
                new PolicyStore(bundle, Settings.Arguments.ALL),
                bindings,
                new IdentityCalls(bindings, null, null, new RefusedPowers(log, bindings, Durability.DURABLE, console)),
                new Docket(
                        new Recorder(log, Durability.DURABLE, true, ArgumentVault.NONE),
                        true,
                        console,
                        new DecisionEvents(),
                        new Telemetry(List.of(), text -> {})),
                weaving,
                console,
                () -> {});
    }

    private int weather(Object arguments) {
        return enforcer.tool(EXECUTOR, "weather", arguments, "met", "helper", null, null);
    }

    private int askedRefund(String arguments) {
        return enforcer.tool(EXECUTOR, "refund", arguments, null, "helper", null, refund);
    }

    private int methodEntered(String order, long amount) {
        return enforcer.enter(METHOD, null, new Object[] {order, amount});
    }

    @Test
    void a_tool_without_a_method_is_decided_as_its_name_on_its_server() {
        int call = weather(PARIS);
        enforcer.toolReturned(call);

        Decision decision = log.decisions().get(0);
        assertThat(decision.action().name()).isEqualTo("weather");
        assertThat(decision.action().target()).isEqualTo("Tool::\"met/weather\"");
        assertThat(decision.actor().agent()).isEqualTo("Agent::\"helper\"");
        assertThat(decision.actor().onBehalfOf()).containsExactly("User::\"ann\"");
        assertThat(decision.actor().sources()).containsExactly("api", "framework");
        assertThat(log.executions()).hasSize(1);
        assertThat(bindings.chain().size()).isEqualTo(1);
    }

    @Test
    void what_the_executor_has_as_a_map_is_seen_as_its_json_would_be() {
        Map<String, Object> arguments = new LinkedHashMap<>(Map.of("city", "Paris"));
        enforcer.toolReturned(weather(arguments));
        assertThat(log.decisions().get(0).verdict().result()).isEqualTo(Decision.Result.ALLOW);
    }

    @Test
    void executors_that_hand_a_call_on_count_as_one() {
        int outer = weather(PARIS);
        int inner = weather("{\"city\":\"Paris\"}");
        enforcer.toolReturned(inner);
        enforcer.toolReturned(outer);
        assertThat(log.decisions()).hasSize(1);
        assertThat(log.executions()).hasSize(1);
    }

    @Test
    void an_inner_call_with_other_arguments_is_another_call() {
        int outer = weather(PARIS);
        assertThatThrownBy(() -> weather("{\"city\": \"Rome\"}")).isInstanceOf(SecurityException.class);
        enforcer.toolReturned(outer);
        assertThat(log.decisions()).hasSize(2);
    }

    @Test
    void a_tool_whose_method_asks_is_decided_there_and_nowhere_else() {
        int call = askedRefund("{\"order\": \"o-1\", \"amount\": 50}");
        assertThat(log.decisions()).isEmpty();
        enforcer.exit(methodEntered("o-1", 50));
        enforcer.toolReturned(call);
        assertThat(log.decisions()).hasSize(1);
        assertThat(log.decisions().get(0).actor().agent()).isEqualTo("Agent::\"helper\"");
    }

    @Test
    void what_the_method_said_is_said_again_whatever_the_framework_made_of_it() {
        int call = askedRefund("{\"order\": \"o-1\", \"amount\": 51}");
        SecurityException refusal = catching(() -> methodEntered("o-1", 51));
        assertThatThrownBy(() -> enforcer.toolReturned(call)).hasMessage(refusal.getMessage());
    }

    @Test
    void a_refusal_further_below_is_the_tools_own_business() {
        int call = askedRefund("{\"order\": \"o-1\", \"amount\": 1}");
        int body = methodEntered("o-1", 1);
        catching(() -> methodEntered("o-2", 51));
        enforcer.exit(body);
        assertThatCode(() -> enforcer.toolReturned(call)).doesNotThrowAnyException();
    }

    @Test
    void a_method_that_got_another_number_than_the_model_asked_for_is_refused() {
        askedRefund("{\"order\": \"o-1\", \"amount\": 7}");
        assertThatThrownBy(() -> methodEntered("o-1", 8)).hasMessageContaining("other arguments than were asked for");
        assertThat(log.decisions().get(0).verdict().code()).isEqualTo("arguments-differ");
    }

    @Test
    void numbers_are_compared_by_value_and_what_no_policy_reads_is_not_compared() {
        int call = askedRefund("{\"order\": \"o-1\", \"amount\": 7.0}");
        enforcer.exit(methodEntered("another", 7));
        enforcer.toolReturned(call);
        assertThat(log.decisions().get(0).verdict().result()).isEqualTo(Decision.Result.ALLOW);
    }

    @Test
    void arguments_that_cannot_be_read_are_refused_where_nobody_else_decides() {
        assertThatThrownBy(() -> weather("{\"city\": \"Paris\", \"city\": \"Rome\"}"))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> weather("[1]")).hasMessageContaining("cannot be read");
        assertThat(log.decisions()).extracting(d -> d.verdict().code()).containsOnly("arguments-unreadable");
    }

    @Test
    void a_framework_attributes_no_call_that_nobody_is_bound_to() throws Exception {
        Thread thread = new Thread(() -> catching(() -> weather(PARIS)));
        thread.start();
        thread.join();
        assertThat(log.decisions().get(0).verdict().code()).isEqualTo("unattributed");
    }

    @Test
    void an_agent_that_is_bound_already_is_not_joined_by_another() {
        bindings.open(Opening.of(new String[] {"Agent", "ours"}, "s-1"), ANYWAY);
        enforcer.tool(EXECUTOR, "weather", PARIS, "met", "helper", "s-2", null);
        Decision decision = log.decisions().get(0);
        assertThat(decision.actor().agent()).isEqualTo("Agent::\"ours\"");
        assertThat(decision.actor().session()).isEqualTo("s-1");
    }

    @Test
    void a_session_is_a_text_a_number_or_a_uuid_and_no_object_of_the_applications() {
        UUID id = UUID.randomUUID();
        for (Object session : new Object[] {"c-1", 17, 18L, id, List.of("mine"), "default"}) {
            enforcer.toolReturned(enforcer.tool(EXECUTOR, "weather", PARIS, "met", "helper", session, null));
        }
        assertThat(log.decisions())
                .extracting(d -> d.actor().session())
                .containsExactly("c-1", "17", "18", id.toString(), null, null);
    }

    @Test
    void from_the_sixth_refusal_of_a_request_on_the_model_is_told_to_stop() {
        String first = catching(() -> weather("{\"city\": \"Rome\"}")).getMessage();
        for (int i = 2; i <= 5; i++) {
            assertThat(catching(() -> weather("{\"city\": \"Rome\"}"))).hasMessage(first);
        }
        assertThat(catching(() -> weather("{\"city\": \"Rome\"}")))
                .hasMessageStartingWith(first)
                .hasMessageContaining("do not ask for it any more");
        assertThat(catching(() -> weather("{\"city\": \"Oslo\"}"))).hasMessage(first);
    }

    @Test
    void an_end_that_was_lost_leaves_nothing_bound_behind() {
        int outer = weather(PARIS);
        enforcer.tool(EXECUTOR, "weather", PARIS.replace("}", ", \"x\": 1}"), "met", "helper", "s-9", null);
        enforcer.toolReturned(outer);
        assertThat(bindings.chain().size()).isEqualTo(1);
        assertThat(bindings.chain().session()).isNull();
    }

    private static SecurityException catching(Runnable call) {
        try {
            call.run();
        } catch (SecurityException refusal) {
            return refusal;
        }
        throw new AssertionError("it was not refused");
    }
}
