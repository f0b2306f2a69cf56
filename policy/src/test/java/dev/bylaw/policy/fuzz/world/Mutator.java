// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils texts a little: most of what comes out is nearly right. */
public final class Mutator {

    private static final Pattern TOKENS = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|::|==|!=|<=|>=|&&|\\|\\||\\s+|.", Pattern.DOTALL);

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            ":",
            "::",
            ".",
            "@",
            "!",
            "-",
            "+",
            "*",
            "?",
            "==",
            "=",
            "<",
            "\"",
            "'",
            "\\",
            "/",
            "//x\n",
            "%",
            "\u00a0",
            "\u200b",
            "\u2028",
            "\r",
            "\r\n",
            "\u000b",
            "\u0085",
            "\u0000",
            "\ufeff",
            "null",
            "true",
            "1.0",
            "-1",
            "0",
            "00",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "18446744073709551616",
            "1e2",
            "if",
            "then",
            "else",
            "in",
            "is",
            "has",
            "like",
            "principal",
            "?principal",
            "?resource",
            "?x",
            "action",
            "__cedar",
            "__entity",
            "__extn",
            "unknown",
            "Action",
            "Set",
            "Record",
            "Long",
            "Boolean",
            "Bool",
            "Extension",
            "ip",
            "decimal",
            "entity",
            "type",
            "namespace",
            "appliesTo",
            "tags",
            "enum",
            "context",
            "\"\"",
            "\"\\u{d800}\"",
            "\"\\ud800\"",
            "\"\\u{1F600}\"",
            "\"\\*\"",
            "\"\\x80\"",
            "\"\\/\"",
            "\"a\\\nb\"",
            "\"a\rb\"",
            "\"type\"",
            "\"id\"",
            "{}",
            "[]",
            "()",
            "\u00e9",
            "_",
            "__x",
            "when",
            "unless",
            "permit",
            "forbid",
            "&&",
            "||",
            "&",
            "|",
            "!=",
            "<=",
            "offset",
            "lessThan",
            "isEmpty",
            "contains",
            "hasTag");

    private final Dice dice;

    /** A mutator with these dice. */
    public Mutator(Dice dice) {
        this.dice = dice;
    }

    /** The text with one to three small changes. */
    public String spoil(String text) {
        List<String> tokens = new ArrayList<>();
        for (Matcher matcher = TOKENS.matcher(text); matcher.find(); ) {
            tokens.add(matcher.group());
        }
        for (int i = dice.of(1, 1, 1, 2, 3); i > 0 && !tokens.isEmpty(); i--) {
            change(tokens);
        }
        return String.join("", tokens);
    }

    private void change(List<String> tokens) {
        int at = dice.below(tokens.size());
        switch (dice.below(9)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(at));
            case 2 -> tokens.add(at, dice.of(PIECES));
            case 3 -> tokens.set(at, dice.of(PIECES));
            case 4 -> tokens.set(at, dice.of(tokens));
            case 5 -> tokens.add(at, dice.of(tokens));
            case 6 -> {
                int other = dice.below(tokens.size());
                String token = tokens.get(at);
                tokens.set(at, tokens.get(other));
                tokens.set(other, token);
            }
            case 7 -> tokens.set(at, inside(tokens.get(at)));
            default ->
                tokens.subList(at, Math.min(tokens.size(), at + dice.between(1, 6)))
                        .clear();
        }
    }

    private String inside(String token) {
        int at = dice.below(token.length() + 1);
        String piece = dice.oneIn(2) ? dice.of(PIECES) : "";
        return token.substring(0, at)
                + piece
                + token.substring(piece.isEmpty() ? Math.min(token.length(), at + 1) : at);
    }
}
