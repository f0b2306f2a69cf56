// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A member of an object that somebody asks for, and those below it: a tree of names, found in one walk over the text. */
public final class Wanted {

    /** The place of a member that is only walked through. */
    private static final int NOWHERE = -1;

    final int place;
    final Wanted[] members;
    private final byte[] name;

    private Wanted(String name, int place, Wanted... members) {
        this.name = ("\"" + name + "\":").getBytes(US_ASCII);
        this.place = place;
        this.members = members;
    }

    /** A member of which it is asked where it begins, under a number that is free in the tree. */
    public static Wanted member(String name, int place, Wanted... members) {
        return new Wanted(name, place, members);
    }

    /** A member that is an object, of which only members are asked for. */
    public static Wanted within(String name, Wanted... members) {
        return new Wanted(name, NOWHERE, members);
    }

    /** How many characters the name takes in JSON, with its quotes and its colon. */
    int length() {
        return name.length;
    }

    /** Whether the name stands there. */
    boolean standsAt(byte[] json, int at, int end) {
        if (end - at < name.length || json[at + 1] != name[1]) {
            return false;
        }
        for (int i = 2; i < name.length; i++) {
            if (json[at + i] != name[i]) {
                return false;
            }
        }
        return true;
    }
}
