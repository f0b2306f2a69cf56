// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.adk;

import com.google.adk.models.BaseLlm;
import com.google.adk.models.BaseLlmConnection;
import com.google.adk.models.LlmRequest;
import com.google.adk.models.LlmResponse;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.Part;
import dev.bylaw.frameworks.stage.Stage;
import io.reactivex.rxjava3.core.Flowable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that does what its user says: {@code tool name=value name=value}, with {@code +} for a space in a value and {@code _}
 * for an equals sign. When a conversation has been transferred to it, it does what it was made to do then.
 */
final class ScriptedModel extends BaseLlm {

    private final String whenTransferred;

    ScriptedModel() {
        this("");
    }

    ScriptedModel(String whenTransferred) {
        super("scripted");
        this.whenTransferred = whenTransferred;
    }

    @Override
    public Flowable<LlmResponse> generateContent(LlmRequest request, boolean stream) {
        Content last = request.contents().get(request.contents().size() - 1);
        List<Part> parts = last.parts().orElseThrow();
        Part part = parts.get(parts.size() - 1);
        if (part.functionResponse().isPresent()) {
            FunctionResponse result = part.functionResponse().get();
            Stage.read(new TreeMap<>(result.response().orElseThrow()).toString());
            return answer(Part.fromText("done"));
        }
        return asked(whenTransferred.isEmpty() ? part.text().orElseThrow() : whenTransferred);
    }

    private static Flowable<LlmResponse> asked(String message) {
        String[] words = message.split(" ", -1);
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            String value = words[i].substring(equals + 1).replace('+', ' ').replace('_', '=');
            arguments.put(words[i].substring(0, equals), value.matches("\\d+") ? Integer.valueOf(value) : value);
        }
        return answer(Part.fromFunctionCall(words[0], arguments));
    }

    private static Flowable<LlmResponse> answer(Part part) {
        Content content = Content.builder().role("model").parts(List.of(part)).build();
        return Flowable.just(LlmResponse.builder().content(content).build());
    }

    @Override
    public BaseLlmConnection connect(LlmRequest request) {
        throw new UnsupportedOperationException("nobody talks live here");
    }
}
