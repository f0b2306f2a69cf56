// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.nio.charset.StandardCharsets;

/**
 * What must be known of every class that is loaded, read from its raw bytes in one walk: names of the class and its
 * supertypes, which instance methods it declares, and whether it mentions the annotation at all. Most classes are never
 * looked at any closer.
 *
 * <p>Source of the format: JVMS 4.1 and 4.4.
 */
final class ClassScan {

    /** Found in every class file that carries the annotation, visible or invisible, whoever defines its type. */
    static final String ANNOTATION = "Ldev/bylaw/annotations/GovernedAction;";

    private static final byte[] ANNOTATION_BYTES = ANNOTATION.getBytes(StandardCharsets.US_ASCII);
    private static final int ACC_PRIVATE_OR_STATIC = 0x0002 | 0x0008;
    private static final String[] NONE = {};

    private final byte[] bytes;
    private final int[] constants;
    private int at;

    /** Slashes in all names, as in the class file. */
    final String name;

    /** The superclass, if it is not Object, and then the interfaces. */
    final String[] supertypes;

    final int access;

    /** {@link #signature} of each method that can override another one or be overridden, sorted as in the class file. */
    final int[] signatures;

    /** Whether the class file mentions the annotation, or one that makes a method a tool. */
    final boolean marked;

    /**
     * @param tools the annotations that count besides our own
     * @throws IllegalArgumentException when the bytes have a form that this class does not know
     * @throws IndexOutOfBoundsException when they end too early
     */
    ClassScan(byte[] bytes, Tools tools) {
        this.bytes = bytes;
        this.constants = new int[u2(8)];
        this.at = 10;
        this.marked = readConstants(tools);
        this.access = u2(at);
        this.name = className(u2(at + 2));
        int superclass = u2(at + 4);
        int count = u2(at + 6);
        at += 8;
        this.supertypes = readSupertypes(superclass, count);
        skipFields();
        this.signatures = readMethods();
    }

    private boolean readConstants(Tools tools) {
        boolean found = false;
        for (int i = 1; i < constants.length; i++) {
            constants[i] = at;
            int tag = bytes[at];
            switch (tag) {
                case 1 -> {
                    int length = u2(at + 1);
                    // The first character is asked here: few texts are descriptors, and this runs in the interpreter at
                    // first.
                    found |=
                            bytes[at + 3] == 'L' && (isAnnotation(at + 3, length) || tools.isAt(bytes, at + 3, length));
                    at += 3 + length;
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
                case 5, 6 -> {
                    at += 9;
                    i++;
                }
                case 7, 8, 16, 19, 20 -> at += 3;
                case 15 -> at += 4;
                default -> throw new IllegalArgumentException("unknown constant tag " + tag);
            }
        }
        return found;
    }

    private boolean isAnnotation(int from, int length) {
        return length == ANNOTATION_BYTES.length && isText(ANNOTATION_BYTES, bytes, from);
    }

    /** Whether the class file has this text here, where as many bytes are. */
    static boolean isText(byte[] text, byte[] bytes, int from) {
        // From the end: many descriptors share the beginning.
        for (int i = text.length - 1; i >= 0; i--) {
            if (bytes[from + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private String[] readSupertypes(int superclass, int interfaces) {
        String first = superclass == 0 ? null : className(superclass);
        boolean plain = first == null || first.equals("java/lang/Object");
        int extra = plain ? 0 : 1;
        if (interfaces + extra == 0) {
            return NONE;
        }
        String[] names = new String[interfaces + extra];
        if (!plain) {
            names[0] = first;
        }
        for (int i = 0; i < interfaces; i++) {
            names[i + extra] = className(u2(at));
            at += 2;
        }
        return names;
    }

    private void skipFields() {
        int fields = u2(at);
        at += 2;
        for (int i = 0; i < fields; i++) {
            at += 6;
            skipAttributes();
        }
    }

    private int[] readMethods() {
        int methods = u2(at);
        at += 2;
        int[] found = new int[methods];
        int count = 0;
        for (int i = 0; i < methods; i++) {
            int name = constants[u2(at + 2)];
            if ((u2(at) & ACC_PRIVATE_OR_STATIC) == 0 && bytes[name + 3] != '<') {
                found[count++] = 31 * hash(name) + hash(constants[u2(at + 4)]);
            }
            at += 6;
            skipAttributes();
        }
        int[] exact = new int[count];
        System.arraycopy(found, 0, exact, 0, count);
        return exact;
    }

    private void skipAttributes() {
        int attributes = u2(at);
        at += 2;
        for (int i = 0; i < attributes; i++) {
            at += 6 + s4(at + 2);
        }
    }

    /** A number for a method's name and descriptor; equal methods have equal numbers, and few others have. */
    static int signature(String method, String descriptor) {
        return 31 * method.hashCode() + descriptor.hashCode();
    }

    /** The same as {@link String#hashCode} of the constant's text. */
    private int hash(int constant) {
        int length = u2(constant + 1);
        int hash = 0;
        for (int i = constant + 3; i < constant + 3 + length; i++) {
            if (bytes[i] <= 0) {
                return text(constant).hashCode();
            }
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private String className(int index) {
        return text(constants[u2(constants[index] + 1)]);
    }

    private String text(int constant) {
        int length = u2(constant + 1);
        for (int i = constant + 3; i < constant + 3 + length; i++) {
            if (bytes[i] <= 0) {
                return modifiedUtf8(constant + 3, length);
            }
        }
        return new String(bytes, constant + 3, length, StandardCharsets.ISO_8859_1);
    }

    private String modifiedUtf8(int from, int length) {
        StringBuilder text = new StringBuilder(length);
        int i = from;
        while (i < from + length) {
            int b = bytes[i] & 0xff;
            if (b < 0x80) {
                text.append((char) b);
                i++;
            } else if (b < 0xe0) {
                text.append((char) (((b & 0x1f) << 6) | (bytes[i + 1] & 0x3f)));
                i += 2;
            } else {
                text.append((char) (((b & 0x0f) << 12) | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f)));
                i += 3;
            }
        }
        return text.toString();
    }

    private int u2(int offset) {
        return ((bytes[offset] & 0xff) << 8) | (bytes[offset + 1] & 0xff);
    }

    private int s4(int offset) {
        return (u2(offset) << 16) | u2(offset + 2);
    }
}
