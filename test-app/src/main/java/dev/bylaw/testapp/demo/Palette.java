// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.demo;

/** How words stand out. */
enum Palette {
    /** Not at all: for files, and for people who set NO_COLOR. */
    PLAIN("", "", "", ""),
    /** By ANSI colours. */
    ANSI("\033[32m", "\033[31m", "\033[1m", "\033[0m");

    private final String green;
    private final String red;
    private final String bold;
    private final String end;

    Palette(String green, String red, String bold, String end) {
        this.green = green;
        this.red = red;
        this.bold = bold;
        this.end = end;
    }

    String good(String text) {
        return green + text + end;
    }

    String bad(String text) {
        return red + text + end;
    }

    String heading(String text) {
        return bold + text + end;
    }
}
