// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.springai;

import dev.bylaw.frameworks.stage.Stage;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.ai.tool.method.MethodToolCallback;

/** A help desk that knows nothing of Bylaw. Every scene is one way to reach a tool. */
public final class Desk {

    private static final String ORDER = "{\"order\": \"%s\"}";

    private Desk() {}

    /** Its tools. */
    public static final class Orders {
        /** Allowed for some orders. */
        @Tool(description = "looks an order up")
        public String lookup(String order) {
            Stage.ran("lookup " + order);
            return "found " + order;
        }

        /** Its answer goes to the user, past the model. */
        @Tool(description = "pays back", returnDirect = true)
        public String refund(String order, long amount) {
            Stage.ran("refund " + order);
            return "refunded " + amount;
        }

        /** No annotation says that it is a tool. */
        public String cancel(String order) {
            Stage.ran("cancel " + order);
            return "cancelled";
        }
    }

    /** What the function takes. */
    public record Host(String host) {}

    /** A callback of the application's own. */
    private static final class Mailer implements ToolCallback {
        @Override
        public ToolDefinition getToolDefinition() {
            return ToolDefinition.builder()
                    .name("mail")
                    .description("mails")
                    .inputSchema("{}")
                    .build();
        }

        @Override
        public String call(String input) {
            Stage.ran("mail " + input);
            return "sent";
        }
    }

    /** The application. */
    public static void main(String[] arguments) throws NoSuchMethodException {
        Orders orders = new Orders();
        ChatClient client = ChatClient.create(new ScriptedModel());
        Stage.scene("allowed", () -> ask(client, orders, "lookup " + ORDER.formatted("A-1")));
        Stage.scene("denied", () -> ask(client, orders, "lookup " + ORDER.formatted("B-1")));
        Stage.scene("direct answer", () -> ask(client, orders, "refund {\"order\": \"A-1\", \"amount\": 7}"));
        Stage.scene(
                "streamed",
                () -> client.prompt().user("lookup " + ORDER.formatted("B-2")).tools(orders).stream()
                        .content()
                        .collectList()
                        .toFuture()
                        .get(60, TimeUnit.SECONDS));
        callbacks(client, orders);
        Stage.scene("method by hand", () -> orders.lookup("B-3"));
        Method lookup = Orders.class.getMethod("lookup", String.class);
        Stage.scene("by reflection", () -> {
            try {
                return lookup.invoke(orders, "B-4");
            } catch (java.lang.reflect.InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
    }

    private static String ask(ChatClient client, Object tools, String message) {
        return client.prompt().user(message).tools(tools).call().content();
    }

    private static void callbacks(ChatClient client, Orders orders) throws NoSuchMethodException {
        ToolCallback ping = FunctionToolCallback.builder("ping", (Host host) -> {
                    Stage.ran("ping " + host.host());
                    return "pong";
                })
                .description("pings")
                .inputType(Host.class)
                .build();
        ToolCallback cancel = MethodToolCallback.builder()
                .toolDefinition(ToolDefinition.builder()
                        .name("cancel_order")
                        .description("cancels")
                        .inputSchema("{}")
                        .build())
                .toolMethod(Orders.class.getMethod("cancel", String.class))
                .toolObject(orders)
                .build();
        ToolCallback[] all = {ping, new Mailer(), cancel};
        Stage.scene("function allowed", () -> ask(client, all, "ping {\"host\": \"a\"}"));
        Stage.scene("function denied", () -> ask(client, all, "ping {\"host\": \"b\"}"));
        Stage.scene("own callback allowed", () -> ask(client, all, "mail {\"to\": \"ann\"}"));
        Stage.scene("own callback denied", () -> ask(client, all, "mail {\"to\": \"eve\"}"));
        Stage.scene("callback by hand", () -> ping.call("{\"host\": \"b\"}"));
        Stage.scene("unmarked allowed", () -> ask(client, all, "cancel_order " + ORDER.formatted("A-5")));
        Stage.scene("unmarked denied", () -> ask(client, all, "cancel_order " + ORDER.formatted("B-5")));
        Stage.scene("unmarked by hand", () -> orders.cancel("B-6"));
    }

    private static String ask(ChatClient client, ToolCallback[] tools, String message) {
        return client.prompt().user(message).toolCallbacks(tools).call().content();
    }
}
