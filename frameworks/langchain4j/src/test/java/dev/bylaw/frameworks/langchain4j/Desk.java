// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.langchain4j;

import dev.bylaw.frameworks.stage.Stage;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import dev.langchain4j.service.tool.ToolExecutor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A help desk that knows nothing of Bylaw. Every scene is one way to reach a tool. */
public final class Desk {

    private static final String ORDER = "{\"order\": \"%s\"}";

    private Desk() {}

    interface Assistant {
        String chat(String message);
    }

    interface Remembering {
        String chat(@MemoryId String conversation, @UserMessage String message);
    }

    interface Streaming {
        TokenStream chat(String message);
    }

    /** Its tools. */
    public static final class Orders {
        @Tool
        String lookup(String order) {
            Stage.ran("lookup " + order);
            return "found " + order;
        }

        @Tool
        String refund(String order, long amount) {
            Stage.ran("refund " + order);
            return "refunded " + amount;
        }

        @Tool
        String swallow(String order) {
            try {
                return refund(order, 1);
            } catch (RuntimeException refused) {
                return "went on";
            }
        }
    }

    /** An executor of the application's own. */
    private static final class Mailer implements ToolExecutor {
        @Override
        public String execute(ToolExecutionRequest request, Object memoryId) {
            Stage.ran("mail " + request.arguments());
            return "sent";
        }
    }

    /** The application. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Orders orders = new Orders();
        Assistant assistant = builder(Assistant.class).tools(orders).build();
        Stage.scene("allowed", () -> assistant.chat("lookup " + ORDER.formatted("A-1")));
        Stage.scene("denied", () -> assistant.chat("lookup " + ORDER.formatted("B-1")));
        Stage.scene("forbidden", () -> assistant.chat("refund {\"order\": \"A-1\", \"amount\": 7}"));
        Stage.scene("swallowed", () -> assistant.chat("swallow " + ORDER.formatted("A-1")));
        sessions(orders);
        withoutMethods();
        otherRoads(orders);
        Stage.scene("streamed", () -> {
            CompletableFuture<String> answer = new CompletableFuture<>();
            AiServices.builder(Streaming.class)
                    .streamingChatModel(new ScriptedModel.Streaming())
                    .tools(orders)
                    .build()
                    .chat("lookup " + ORDER.formatted("B-2"))
                    .onPartialResponse(text -> {})
                    .onCompleteResponse(
                            response -> answer.complete(response.aiMessage().text()))
                    .onError(answer::completeExceptionally)
                    .start();
            return answer.get(60, TimeUnit.SECONDS);
        });
        Stage.scene(
                "two at once",
                () -> assistant.chat("lookup " + ORDER.formatted("A-3") + " & lookup " + ORDER.formatted("B-3")));
        Stage.scene("again and again", () -> {
            for (int i = 0; i < 7; i++) {
                assistant.chat("lookup " + ORDER.formatted("B-4"));
            }
            return "";
        });
    }

    private static void sessions(Orders orders) {
        Remembering remembering = builder(Remembering.class)
                .tools(orders)
                .chatMemoryProvider(id -> dev.langchain4j.memory.chat.MessageWindowChatMemory.withMaxMessages(10))
                .build();
        Stage.scene("remembered", () -> remembering.chat("c-17", "lookup " + ORDER.formatted("A-5")));
    }

    private static void withoutMethods() {
        Assistant assistant = builder(Assistant.class)
                .tools(Map.of(
                        specification("ping"),
                        (request, memoryId) -> {
                            Stage.ran("ping " + request.arguments());
                            return "pong";
                        },
                        specification("mail"),
                        new Mailer()))
                .build();
        Stage.scene("lambda allowed", () -> assistant.chat("ping {\"host\": \"a\"}"));
        Stage.scene("lambda denied", () -> assistant.chat("ping {\"host\": \"b\"}"));
        Stage.scene("lambda ambiguous", () -> assistant.chat("ping {\"host\": \"b\", \"host\": \"a\"}"));
        Stage.scene("own executor allowed", () -> assistant.chat("mail {\"to\": \"ann\"}"));
        Stage.scene("own executor denied", () -> assistant.chat("mail {\"to\": \"eve\"}"));
    }

    private static void otherRoads(Orders orders) throws ReflectiveOperationException {
        Method lookup = Orders.class.getDeclaredMethod("lookup", String.class);
        lookup.setAccessible(true);
        ToolExecutor executor = new DefaultToolExecutor(orders, lookup);
        ToolExecutionRequest request = ToolExecutionRequest.builder()
                .id("1")
                .name("lookup")
                .arguments(ORDER.formatted("B-6"))
                .build();
        Stage.scene("executor by hand", () -> executor.execute(request, "default"));
        Stage.scene("method by hand", () -> orders.lookup("B-7"));
        Stage.scene("by reflection", () -> {
            try {
                return lookup.invoke(orders, "B-8");
            } catch (java.lang.reflect.InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
    }

    private static ToolSpecification specification(String name) {
        return ToolSpecification.builder().name(name).description(name).build();
    }

    private static <T> AiServices<T> builder(Class<T> service) {
        return AiServices.builder(service).chatModel(new ScriptedModel());
    }
}
