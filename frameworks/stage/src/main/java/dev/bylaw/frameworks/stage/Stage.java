// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.stage;

import java.time.Instant;

/** Writes down, one line each, what happens in an application. Any thread. */
public final class Stage {

    private Stage() {}

    /** What is played in a scene. */
    @FunctionalInterface
    public interface Action {
        /** Returns what the user of the application gets. */
        Object play() throws Throwable;
    }

    /** Plays one scene to its end. */
    public static void scene(String name, Action action) {
        say("SCENE", Instant.now() + " " + name);
        try {
            say("ANSWER", String.valueOf(action.play()));
        } catch (Throwable thrown) {
            say("THROWN", thrown.getClass().getName() + " " + thrown.getMessage());
        }
        say("END", Instant.now().toString());
    }

    /** A tool's body runs. */
    public static void ran(String what) {
        say("RAN", what);
    }

    /** The model is given a tool's result. */
    public static void read(String text) {
        say("READ", text);
    }

    private static void say(String what, String text) {
        synchronized (Stage.class) {
            System.out.println(what + ' ' + text.replace("\n", "\\n"));
        }
    }
}
