// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.List;

/** Takes a method's generic signature apart (JVMS 4.7.9.1). What it cannot read it leaves out: a signature is never checked by the JVM. */
final class GenericSignature {

    private GenericSignature() {}

    /** Adds the signature of each parameter. */
    static void parameters(String signature, List<String> into) {
        int at = signature.indexOf('(') + 1;
        while (at > 0 && at < signature.length() && signature.charAt(at) != ')') {
            int end = typeEnd(signature, at);
            if (end < 0) {
                return;
            }
            into.add(signature.substring(at, end));
            at = end;
        }
    }

    private static int typeEnd(String signature, int from) {
        int at = from;
        while (at < signature.length() && signature.charAt(at) == '[') {
            at++;
        }
        if (at == signature.length()) {
            return -1;
        }
        char kind = signature.charAt(at);
        if (kind != 'L' && kind != 'T') {
            return at + 1;
        }
        int depth = 0;
        for (; at < signature.length(); at++) {
            char c = signature.charAt(at);
            if (c == '<') {
                depth++;
            } else if (c == '>') {
                depth--;
            } else if (c == ';' && depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }
}
