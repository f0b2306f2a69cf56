// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A type as a descriptor or a generic signature writes it (JVMS 4.3.2, 4.7.9.1).
 *
 * @param kind what it is
 * @param name of a class, its binary name with dots; of a primitive type, its word; of a variable, its name
 * @param arguments of a class, its type arguments, a wildcard as its upper bound; of an array, its component
 */
record JavaType(Kind kind, String name, List<JavaType> arguments) {

    enum Kind {
        PRIMITIVE,
        CLASS,
        ARRAY,
        VARIABLE
    }

    private static final JavaType OBJECT = new JavaType(Kind.CLASS, "java.lang.Object", List.of());
    private static final int DEEPEST = 32;

    JavaType {
        arguments = List.copyOf(arguments);
    }

    /**
     * Reads a type.
     *
     * @throws IllegalArgumentException when the text is neither a descriptor nor a signature of one type
     */
    static JavaType parse(String text) {
        Reader reader = new Reader(text);
        JavaType type = reader.type(0);
        if (reader.at != text.length()) {
            throw reader.malformed();
        }
        return type;
    }

    /** The names of the type parameters that a class's signature declares, in order. */
    static List<String> variables(String classSignature) {
        List<String> names = new ArrayList<>();
        if (classSignature == null || !classSignature.startsWith("<")) {
            return names;
        }
        Reader reader = new Reader(classSignature);
        reader.at = 1;
        while (reader.peek() != '>') {
            names.add(reader.until(":"));
            while (reader.peek() == ':') {
                reader.at++;
                if (reader.peek() != ':') {
                    reader.type(0);
                }
            }
        }
        return names;
    }

    /** The type for people, packages left out: {@code List<Money>}, {@code long[]}. */
    String display() {
        if (kind == Kind.ARRAY) {
            return arguments.get(0).display() + "[]";
        }
        StringBuilder text =
                new StringBuilder(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1));
        for (int i = 0; i < arguments.size(); i++) {
            text.append(i == 0 ? "<" : ", ").append(arguments.get(i).display());
        }
        return text.append(arguments.isEmpty() ? "" : ">").toString();
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        IllegalArgumentException malformed() {
            return new IllegalArgumentException("\"" + text + "\" is no signature of a type.");
        }

        char peek() {
            if (at >= text.length()) {
                throw malformed();
            }
            return text.charAt(at);
        }

        String until(String ends) {
            int from = at;
            while (ends.indexOf(peek()) < 0) {
                at++;
            }
            return text.substring(from, at);
        }

        JavaType type(int depth) {
            if (depth > DEEPEST) {
                throw malformed();
            }
            char c = peek();
            at++;
            return switch (c) {
                case '[' -> new JavaType(Kind.ARRAY, "", List.of(type(depth + 1)));
                case 'T' -> variable();
                case 'L' -> classType(depth);
                default -> new JavaType(Kind.PRIMITIVE, primitive(c), List.of());
            };
        }

        private JavaType variable() {
            String name = until(";");
            at++;
            return new JavaType(Kind.VARIABLE, name, List.of());
        }

        private JavaType classType(int depth) {
            StringBuilder name = new StringBuilder(until("<;."));
            List<JavaType> arguments = new ArrayList<>();
            while (peek() != ';') {
                if (peek() == '<') {
                    arguments.clear();
                    at++;
                    while (peek() != '>') {
                        arguments.add(argument(depth));
                    }
                    at++;
                } else {
                    at++;
                    name.append('$').append(until("<;."));
                    arguments.clear();
                }
            }
            at++;
            return new JavaType(Kind.CLASS, name.toString().replace('/', '.'), arguments);
        }

        private JavaType argument(int depth) {
            char c = peek();
            if (c == '*') {
                at++;
                return OBJECT;
            }
            if (c == '+' || c == '-') {
                at++;
                JavaType bound = type(depth + 1);
                return c == '+' ? bound : OBJECT;
            }
            return type(depth + 1);
        }

        private String primitive(char c) {
            return switch (c) {
                case 'Z' -> "boolean";
                case 'B' -> "byte";
                case 'C' -> "char";
                case 'S' -> "short";
                case 'I' -> "int";
                case 'J' -> "long";
                case 'F' -> "float";
                case 'D' -> "double";
                default -> throw malformed();
            };
        }
    }
}
