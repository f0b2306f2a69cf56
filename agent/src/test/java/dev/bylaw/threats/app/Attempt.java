// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.lang.reflect.InaccessibleObjectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts what one attack tries and what comes of it. */
public final class Attempt {

    private static final int DEEPEST_CAUSE = 10;

    /** The attack's id, which is also the resource that it acts upon. */
    public final String id;

    private int tried;
    private int refused;
    private int unusable;
    private int prevented;
    private final List<String> other = new ArrayList<>();

    Attempt(String id) {
        this.id = id;
    }

    /** One way to get past the check. */
    @FunctionalInterface
    public interface Way {
        /** Goes it. */
        void go() throws Throwable;
    }

    /** Tries it once. */
    public void go(Way way) {
        tried++;
        try {
            way.go();
        } catch (Throwable thrown) {
            note(thrown);
        }
    }

    /** Tries it once, where the class refuses by itself because it could not be woven; so nothing is decided. */
    public void goUndecided(Way way) {
        go(way);
        if (refused > 0) {
            refused--;
            unusable++;
        }
    }

    /** Tries nothing, and observes: what must be so, is. */
    public void holds(String what, boolean held) {
        tried++;
        if (held) {
            prevented++;
        } else {
            other.add("not so: " + what);
        }
    }

    /** Where the configuration, the policies and the log are. */
    public static Path folder() {
        return Path.of(System.getProperty("threats.folder"));
    }

    /** Tries it many times. */
    public void go(int times, Way way) {
        for (int i = 0; i < times; i++) {
            go(way);
        }
    }

    private void note(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST_CAUSE && cause != null; i++) {
            if (cause instanceof SecurityException) {
                refused++;
                return;
            } else if (cause instanceof IllegalAccessException || cause instanceof InaccessibleObjectException) {
                prevented++;
                return;
            } else if (cause instanceof LinkageError) {
                unusable++;
                return;
            }
            cause = cause.getCause();
        }
        other.add(String.valueOf(thrown));
    }

    /** {@code id tried effects refused unusable prevented}, and what else was thrown. */
    String line() {
        String rest = other.isEmpty() ? "" : " " + other;
        return id + ' ' + tried + ' ' + Vault.effects(id) + ' ' + refused + ' ' + unusable + ' ' + prevented + rest;
    }
}
