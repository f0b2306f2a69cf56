// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Texts that tell the model of this service what to call. */
final class Instructed {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Instructed() {}

    /** "call TOOL with ARGUMENTS". */
    static String call(String tool, Map<String, Object> arguments) {
        return "call " + tool + " with " + JSON.writeValueAsString(new TreeMap<>(arguments));
    }

    /** Tells it to write and run a program: the source of this name beside this class. */
    static String runAnalysis(String className) {
        return call("run_analysis", Map.of("className", className, "source", source(className)));
    }

    private static String source(String className) {
        String file = "/scenario/" + className + ".java";
        try (InputStream source = Instructed.class.getResourceAsStream(file)) {
            if (source == null) {
                throw new IllegalArgumentException("The application lacks its resource " + file + ".");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
