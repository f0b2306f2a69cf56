// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.demo;

/** How words stand out. */
enum Palette {
    /** Not at all: for files, and for people who set NO_COLOR. */
    PLAIN {
        @Override
        String good(String text) {
            return text;
        }

        @Override
        String bad(String text) {
            return text;
        }

        @Override
        String heading(String text) {
            return text;
        }
    },
    /** By ANSI colours. */
    ANSI {
        @Override
        String good(String text) {
            return "\033[32m" + text + "\033[0m";
        }

        @Override
        String bad(String text) {
            return "\033[31m" + text + "\033[0m";
        }

        @Override
        String heading(String text) {
            return "\033[1m" + text + "\033[0m";
        }
    };

    abstract String good(String text);

    abstract String bad(String text);

    abstract String heading(String text);
}
