// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * Which methods an entry of {@code govern:} means: {@code com.acme.Customers+#delete(java.lang.String)}.
 *
 * <p>In names, {@code *} stands for any characters, dots among them. {@code +} after the class takes its subtypes' overrides
 * in; without it the class alone is meant. The parameters are types as in source, with packages, in brackets; {@code (..)},
 * or no brackets at all, means any. {@code #<init>} means constructors, and {@code #*} does not: it means methods.
 *
 * @param className a pattern for the class's name, with dots, nested classes with {@code $}
 * @param subtypes whether overrides and implementations in subtypes are meant too
 * @param method a pattern for the method's name
 * @param parameters patterns for the types of the parameters; {@code null} for any parameters
 */
public record MethodPattern(String className, boolean subtypes, String method, List<String> parameters) {

    /** Keeps a copy of the patterns. */
    public MethodPattern {
        parameters = parameters == null ? null : List.copyOf(parameters);
    }

    /**
     * Reads the pattern as configuration writes it.
     *
     * @throws IllegalArgumentException when the text has another form; the message says which form is right
     */
    public static MethodPattern parse(String text) {
        int hash = text.indexOf('#');
        if (hash <= 0 || hash == text.length() - 1 || text.indexOf('#', hash + 1) >= 0) {
            throw malformed(text, "there must be one # between class and method");
        }
        String type = text.substring(0, hash).strip();
        boolean subtypes = type.endsWith("+");
        String className = subtypes ? type.substring(0, type.length() - 1) : type;
        String rest = text.substring(hash + 1).strip();
        int bracket = rest.indexOf('(');
        String method = (bracket < 0 ? rest : rest.substring(0, bracket)).strip();
        checkName(text, className, "class");
        checkName(text, method, "method");
        if (bracket < 0) {
            return new MethodPattern(className, subtypes, method, null);
        }
        if (!rest.endsWith(")")) {
            throw malformed(text, "the parameters have no closing bracket");
        }
        return new MethodPattern(
                className, subtypes, method, parameters(text, rest.substring(bracket + 1, rest.length() - 1)));
    }

    private static List<String> parameters(String text, String inside) {
        if (inside.strip().equals("..")) {
            return null;
        }
        List<String> patterns = new ArrayList<>();
        if (inside.isBlank()) {
            return patterns;
        }
        int from = 0;
        while (from <= inside.length()) {
            int comma = inside.indexOf(',', from);
            int to = comma < 0 ? inside.length() : comma;
            String pattern = inside.substring(from, to).strip();
            checkName(text, pattern, "parameter type");
            patterns.add(pattern);
            from = to + 1;
        }
        return patterns;
    }

    private static void checkName(String text, String name, String what) {
        if (name.isEmpty()) {
            throw malformed(text, "a " + what + " is empty");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isJavaIdentifierPart(c) && "*.<>[]-".indexOf(c) < 0) {
                throw malformed(text, "the " + what + " \"" + name + "\" has a '" + c + "' in it");
            }
        }
    }

    private static IllegalArgumentException malformed(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\" names no method: " + why
                + ". Write package.Class#method(type, type), package.Class+#method(..) or package.*#method.");
    }

    /** Whether the pattern means methods that it does not name. */
    boolean isBroad() {
        return className.indexOf('*') >= 0 || method.indexOf('*') >= 0;
    }

    /** Whether a class of this name, with dots, is meant. */
    boolean matchesClass(String name) {
        return glob(className, name);
    }

    /** Whether a method of this name and descriptor is meant, the class aside. */
    boolean matchesMethod(String name, String descriptor) {
        if (name.charAt(0) == '<' && !method.equals(name)) {
            return false;
        }
        return glob(method, name) && matchesParameters(descriptor);
    }

    private boolean matchesParameters(String descriptor) {
        if (parameters == null) {
            return true;
        }
        int at = 1;
        for (String pattern : parameters) {
            if (descriptor.charAt(at) == ')') {
                return false;
            }
            int end = Names.typeEnd(descriptor, at);
            if (!glob(pattern, Names.type(descriptor, at, end))) {
                return false;
            }
            at = end;
        }
        return descriptor.charAt(at) == ')';
    }

    /** Whether a text is like a pattern in which {@code *} stands for any characters. */
    public static boolean isLike(String pattern, String text) {
        return glob(pattern, text);
    }

    /** Linear in the text for each star: on a mismatch only the last star takes one character more. */
    private static boolean glob(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** The pattern as configuration writes it. */
    @Override
    public String toString() {
        String brackets = parameters == null ? "(..)" : "(" + String.join(", ", parameters) + ")";
        return className + (subtypes ? "+" : "") + '#' + method + brackets;
    }
}
