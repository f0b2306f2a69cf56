// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value of an entity or context, to be written as JSON in several ways. */
sealed interface Datum {

    /** A number, a Boolean. */
    record Plain(String json) implements Datum {}

    record Text(String text) implements Datum {}

    record Ref(World.Uid uid) implements Datum {}

    record Extension(String function, String argument) implements Datum {}

    record Many(List<Datum> elements) implements Datum {}

    record Fields(Map<String, Datum> fields) implements Datum {}

    /**
     * The value as JSON.
     *
     * @param terse whether escapes may be left out as the dice say, as a schema allows
     */
    default String json(boolean terse, Dice dice) {
        if (this instanceof Plain plain) {
            return plain.json();
        } else if (this instanceof Text text) {
            return quote(text.text());
        } else if (this instanceof Ref ref) {
            return ref.uid().json(!terse || dice.oneIn(2));
        } else if (this instanceof Extension extension) {
            return extension(extension, terse ? dice.below(3) : 0);
        } else if (this instanceof Many many) {
            return many.elements().stream()
                    .map(element -> element.json(terse, dice))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return ((Fields) this)
                .fields().entrySet().stream()
                        .map(field ->
                                quote(field.getKey()) + ":" + field.getValue().json(terse, dice))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String extension(Extension extension, int brevity) {
        String bare = "{\"fn\":" + quote(extension.function()) + ",\"arg\":" + quote(extension.argument()) + "}";
        return switch (brevity) {
            case 0 -> "{\"__extn\":" + bare + "}";
            case 1 -> bare;
            default -> quote(extension.argument());
        };
    }

    /** The text as a JSON string. */
    static String quote(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
