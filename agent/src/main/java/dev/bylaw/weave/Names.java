// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/** Names of types and methods as people write them, from the forms of the class file. */
final class Names {

    private Names() {}

    /** {@code (Ljava/lang/String;J)V} is {@code (java.lang.String, long)}. */
    static String parameters(String descriptor) {
        StringBuilder text = new StringBuilder("(");
        int at = 1;
        while (at < descriptor.length() && descriptor.charAt(at) != ')') {
            int end = typeEnd(descriptor, at);
            if (at > 1) {
                text.append(", ");
            }
            text.append(type(descriptor, at, end));
            at = end;
        }
        return text.append(')').toString();
    }

    /** The type whose descriptor stands at {@code [from, to)}: {@code [J} is {@code long[]}. */
    static String type(String descriptor, int from, int to) {
        int dimensions = 0;
        int at = from;
        while (descriptor.charAt(at) == '[') {
            dimensions++;
            at++;
        }
        StringBuilder text = new StringBuilder();
        if (descriptor.charAt(at) == 'L') {
            text.append(descriptor.substring(at + 1, to - 1).replace('/', '.'));
        } else {
            text.append(primitive(descriptor.charAt(at)));
        }
        for (int i = 0; i < dimensions; i++) {
            text.append("[]");
        }
        return text.toString();
    }

    /** Where the type descriptor that begins at {@code at} ends, exclusive. */
    static int typeEnd(String descriptor, int at) {
        int end = at;
        while (descriptor.charAt(end) == '[') {
            end++;
        }
        return descriptor.charAt(end) == 'L' ? descriptor.indexOf(';', end) + 1 : end + 1;
    }

    private static String primitive(char descriptor) {
        return switch (descriptor) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case 'V' -> "void";
            default -> throw new IllegalArgumentException("No type has the descriptor " + descriptor + ".");
        };
    }
}
