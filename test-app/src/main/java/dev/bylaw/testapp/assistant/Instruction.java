// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Somebody's wish that a tool be called, as a text says it: {@code call refund_order with {"orderId": "o-17"}}.
 *
 * @param tool the tool's name
 * @param arguments a JSON object, as it was written
 */
public record Instruction(String tool, String arguments) {

    private static final Pattern CALL = Pattern.compile("\\bcall ([a-z_]+) with (?=\\{)");
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Every instruction in the text, in order. What stands within an instruction's arguments is not one of its own; an
     * instruction whose arguments are no JSON object is none.
     */
    public static List<Instruction> in(String text) {
        List<Instruction> found = new ArrayList<>();
        Matcher call = CALL.matcher(text);
        int from = 0;
        while (call.find(from)) {
            int end = endOfObject(text, call.end());
            if (end > call.end()) {
                found.add(new Instruction(call.group(1), text.substring(call.end(), end)));
            }
            from = end;
        }
        return found;
    }

    /** Where the JSON object that begins at the offset ends; the offset itself when there is none. */
    private static int endOfObject(String text, int offset) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text.substring(offset))) {
            json.nextToken();
            json.skipChildren();
            return offset + (int) json.currentLocation().getCharOffset();
        } catch (JacksonException e) {
            return offset;
        }
    }
}
