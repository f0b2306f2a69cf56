// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

/** Reads {@code Type::"id"} without the policy parser, which is not loaded yet when configuration is read. */
public final class PrincipalText {

    private PrincipalText() {}

    /** Type and id, or {@code null} when the text has another form. */
    public static String[] parse(String text) {
        int quote = text.indexOf("::\"");
        if (quote <= 0 || !text.endsWith("\"") || text.length() < quote + 4) {
            return null;
        }
        String type = text.substring(0, quote);
        for (String part : type.split("::", -1)) {
            if (!identifier(part)) {
                return null;
            }
        }
        String id = unescape(text.substring(quote + 3, text.length() - 1));
        return id == null ? null : new String[] {type, id};
    }

    private static boolean identifier(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !part.isEmpty();
    }

    private static String unescape(String escaped) {
        StringBuilder id = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '"') {
                return null;
            }
            if (c == '\\') {
                i++;
                if (i == escaped.length() || (escaped.charAt(i) != '\\' && escaped.charAt(i) != '"')) {
                    return null;
                }
                c = escaped.charAt(i);
            }
            id.append(c);
        }
        return id.toString();
    }
}
