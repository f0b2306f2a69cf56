// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

/** How words stand out on a stream. */
public enum Paint {
    /** Not at all: for files, pipes, and people who set NO_COLOR. */
    PLAIN("", "", "", "", ""),
    /** By the sixteen colours that every terminal has. */
    ANSI("\033[32m", "\033[31m", "\033[33m", "\033[1m", "\033[0m");

    private final String good;
    private final String bad;
    private final String doubtful;
    private final String heading;
    private final String end;

    Paint(String good, String bad, String doubtful, String heading, String end) {
        this.good = good;
        this.bad = bad;
        this.doubtful = doubtful;
        this.heading = heading;
        this.end = end;
    }

    /** What a word means to the reader. */
    public enum Tone {
        /** Nothing in particular. */
        NEUTRAL,
        /** As it should be. */
        GOOD,
        /** Refused, failed, not valid. */
        BAD,
        /** Needs a look. */
        DOUBTFUL,
        /** Names what follows. */
        HEADING
    }

    /** The text in this tone; its width on the screen stays. */
    public String tone(Tone tone, String text) {
        return switch (tone) {
            case NEUTRAL -> text;
            case GOOD -> good + text + end;
            case BAD -> bad + text + end;
            case DOUBTFUL -> doubtful + text + end;
            case HEADING -> heading + text + end;
        };
    }
}
