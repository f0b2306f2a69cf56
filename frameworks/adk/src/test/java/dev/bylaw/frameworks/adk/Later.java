// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.adk;

import com.google.adk.tools.BaseTool;
import com.google.adk.tools.FunctionTool;
import com.google.adk.tools.ToolContext;
import com.google.genai.types.FunctionDeclaration;
import dev.bylaw.frameworks.stage.Stage;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tool that uses other tools, each in one way to subscribe, or not, to what a tool will do. */
final class Later extends BaseTool {

    static final List<String> WAYS =
            List.of("never", "twice", "failing", "throwing", "disposed", "elsewhere", "live", "live-denied");

    Later() {
        super("later", "uses others");
    }

    /** A tool whose work goes wrong, does not end, or does not even begin. */
    private static final class Odd extends BaseTool {
        Odd(String name) {
            super(name, name);
        }

        @Override
        public Single<Map<String, Object>> runAsync(Map<String, Object> arguments, ToolContext context) {
            Stage.ran(name());
            return switch (name()) {
                case "failing" -> Single.error(new IllegalStateException("out of order"));
                case "disposed" -> Single.never();
                default -> throw new IllegalStateException("not even begun");
            };
        }
    }

    @Override
    public Optional<FunctionDeclaration> declaration() {
        return Optional.of(FunctionDeclaration.builder()
                .name(name())
                .description("uses others")
                .build());
    }

    @Override
    public Single<Map<String, Object>> runAsync(Map<String, Object> arguments, ToolContext context) {
        String way = (String) arguments.get("way");
        Single<Map<String, Object>> ping = new Desk.Ping().runAsync(Map.of("host", "a"), context);
        return switch (way) {
            case "never" -> Single.just(Map.of("done", way));
            case "twice" -> Single.just(Map.of("one", ping.blockingGet(), "two", ping.blockingGet()));
            case "failing", "throwing" ->
                new Odd(way).runAsync(Map.of(), context).onErrorReturn(thrown -> Map.of("failed", thrown.getMessage()));
            case "disposed" -> {
                new Odd(way).runAsync(Map.of(), context).subscribe().dispose();
                yield Single.just(Map.of("done", way));
            }
            case "elsewhere" -> ping.subscribeOn(Schedulers.io()).observeOn(Schedulers.computation());
            default -> {
                try {
                    yield FunctionTool.create(Desk.Orders.class, "watch")
                            .callLive(Map.of("order", way.equals("live") ? "A-9" : "B-9"), context, null)
                            .toList()
                            .map(all -> Map.of("watched", all.toString()));
                } catch (ReflectiveOperationException never) {
                    throw new IllegalStateException(never);
                }
            }
        };
    }
}
