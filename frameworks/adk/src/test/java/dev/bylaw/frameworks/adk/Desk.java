// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.adk;

import com.google.adk.agents.LlmAgent;
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

        /** Names its parameters to the model. */
        public static Map<String, Object> refund(@Schema(name = "order") String o, @Schema(name = "amount") int a) {
            Stage.ran("refund " + o);
            return Map.of("refunded", a);
        }
    }

    /** A tool of the application's own. */
    private static final class Ping extends BaseTool {
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
        LlmAgent clerk = LlmAgent.builder()
                .name("clerk")
                .description("looks orders up")
                .model(new ScriptedModel())
                .tools(FunctionTool.create(Orders.class, "lookup"))
                .build();
        LlmAgent desk = LlmAgent.builder()
                .name("desk")
                .model(new ScriptedModel())
                .tools(
                        FunctionTool.create(Orders.class, "lookup"),
                        FunctionTool.create(Orders.class, "refund"),
                        new Ping(),
                        AgentTool.create(clerk))
                .build();
        InMemoryRunner runner = new InMemoryRunner(desk, "shop");
        String session = runner.sessionService()
                .createSession("shop", "ann")
                .blockingGet()
                .id();
        scene("allowed", runner, session, "lookup order=A-1");
        scene("denied", runner, session, "lookup order=B-1");
        scene("forbidden", runner, session, "refund order=A-1 amount=7");
        scene("own tool allowed", runner, session, "ping host=a");
        scene("own tool denied", runner, session, "ping host=b");
        scene("agent as a tool", runner, session, "clerk request=lookup+order=B-2");
        Stage.scene("method by hand", () -> Orders.lookup("B-3"));
    }

    private static void scene(String name, InMemoryRunner runner, String session, String message) {
        Stage.scene(name, () -> {
            StringBuilder answer = new StringBuilder();
            runner.runAsync("ann", session, Content.fromParts(Part.fromText(message)))
                    .blockingForEach(event -> {
                        if (event.finalResponse()) {
                            answer.append(event.stringifyContent());
                        }
                    });
            return answer;
        });
    }
}
