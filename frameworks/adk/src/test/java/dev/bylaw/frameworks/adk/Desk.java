// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.adk;

import com.google.adk.agents.LlmAgent;
import com.google.adk.agents.ParallelAgent;
import com.google.adk.runner.InMemoryRunner;
import com.google.adk.tools.AgentTool;
import com.google.adk.tools.Annotations.Schema;
import com.google.adk.tools.BaseTool;
import com.google.adk.tools.FunctionTool;
import com.google.adk.tools.ToolContext;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.Part;
import dev.bylaw.frameworks.stage.Stage;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.Map;
import java.util.Optional;

/** A help desk that knows nothing of Bylaw. Every scene is one way to reach a tool. */
public final class Desk {

    private Desk() {}

    /** Its tools: plain methods. */
    public static final class Orders {
        private Orders() {}

        /** Names its parameter by what javac records. */
        public static Map<String, Object> lookup(String order) {
            Stage.ran("lookup " + order);
            return Map.of("found", order);
        }

        /** Nobody but a clerk may do this. */
        public static Map<String, Object> erase(String order) {
            Stage.ran("erase " + order);
            return Map.of("erased", order);
        }

        /** Goes on telling. */
        public static Flowable<Map<String, Object>> watch(String order) {
            Stage.ran("watch " + order);
            return Flowable.just(Map.of("at", "sea"), Map.of("at", "home"));
        }

        /** Names its parameters to the model. */
        public static Map<String, Object> refund(@Schema(name = "order") String o, @Schema(name = "amount") int a) {
            Stage.ran("refund " + o);
            return Map.of("refunded", a);
        }
    }

    /** A tool of the application's own. */
    static final class Ping extends BaseTool {
        Ping() {
            super("ping", "pings");
        }

        @Override
        public Optional<FunctionDeclaration> declaration() {
            return Optional.of(FunctionDeclaration.builder()
                    .name(name())
                    .description("pings")
                    .build());
        }

        @Override
        public Single<Map<String, Object>> runAsync(Map<String, Object> arguments, ToolContext context) {
            Stage.ran("ping " + arguments.get("host"));
            return Single.just(Map.of("pong", true));
        }
    }

    /** The application. */
    public static void main(String[] arguments) {
        InMemoryRunner runner = new InMemoryRunner(desk(), "shop");
        String session = session(runner);
        scene("allowed", runner, session, "lookup order=A-1");
        scene("denied", runner, session, "lookup order=B-1");
        scene("forbidden", runner, session, "refund order=A-1 amount=7");
        scene("own tool allowed", runner, session, "ping host=a");
        scene("own tool denied", runner, session, "ping host=b");
        scene("agent as a tool", runner, session, "clerk request=lookup+order_A-2");
        scene("agent as a tool denied", runner, session, "clerk request=lookup+order_B-2");
        scene("better armed agent", runner, session, "clerk request=erase+order_A-2");
        scene("agent twice", runner, session, "clerk request=lookup+order_A-3", "clerk request=lookup+order_A-4");
        scene("agent in a circle", runner, session, "clerk request=desk+request_ping");
        scene("agent that gets no work", runner, session, "outsider request=ping+host_a");
        scene("transferred", runner, session(runner), "transfer_to_agent agent_name=helper");
        scene("transfer denied", runner, session(runner), "transfer_to_agent agent_name=outcast");
        for (String way : Later.WAYS) {
            scene("later " + way, runner, session, "later way=" + way);
        }
        InMemoryRunner pair = new InMemoryRunner(pair(), "shop");
        scene("in parallel", pair, session(pair), "lookup order=A-8");
        Stage.scene("method by hand", () -> Orders.lookup("B-3"));
    }

    private static LlmAgent desk() {
        return agent("desk", "")
                .tools(
                        FunctionTool.create(Orders.class, "lookup"),
                        FunctionTool.create(Orders.class, "refund"),
                        new Ping(),
                        new Later(),
                        AgentTool.create(clerk()),
                        AgentTool.create(agent("outsider", "").tools(new Ping()).build()))
                .subAgents(
                        agent("helper", "lookup order=A-7")
                                .tools(FunctionTool.create(Orders.class, "lookup"))
                                .build(),
                        agent("outcast", "ping host=a").tools(new Ping()).build())
                .build();
    }

    private static LlmAgent clerk() {
        return agent("clerk", "")
                .tools(
                        FunctionTool.create(Orders.class, "lookup"),
                        FunctionTool.create(Orders.class, "erase"),
                        AgentTool.create(agent("desk", "").tools(new Ping()).build()))
                .build();
    }

    private static ParallelAgent pair() {
        return ParallelAgent.builder()
                .name("pair")
                .subAgents(
                        agent("left", "")
                                .tools(FunctionTool.create(Orders.class, "lookup"))
                                .build(),
                        agent("right", "")
                                .tools(FunctionTool.create(Orders.class, "lookup"))
                                .build())
                .build();
    }

    private static LlmAgent.Builder agent(String name, String whenTransferred) {
        return LlmAgent.builder().name(name).description(name).model(new ScriptedModel(whenTransferred));
    }

    private static String session(InMemoryRunner runner) {
        return runner.sessionService()
                .createSession("shop", "ann")
                .blockingGet()
                .id();
    }

    private static void scene(String name, InMemoryRunner runner, String session, String... messages) {
        Stage.scene(name, () -> {
            StringBuilder answer = new StringBuilder();
            for (String message : messages) {
                runner.runAsync("ann", session, Content.fromParts(Part.fromText(message)))
                        .blockingForEach(event -> {
                            if (event.finalResponse()) {
                                answer.append(event.stringifyContent());
                            }
                        });
            }
            return answer;
        });
    }
}
