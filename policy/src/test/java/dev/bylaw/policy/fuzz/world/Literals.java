// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.List;

/** Texts of literals, many of them at the edges of what is allowed. */
final class Literals {

    private static final List<String> STRINGS = List.of(
            "",
            "a",
            "ab",
            "a*b",
            "*",
            "1.0",
            "10.0.0.1",
            "2024-10-15",
            "1d2h",
            "\u00e9",
            "e\u0301",
            "\n",
            "\"\\",
            "if",
            "\u0000",
            "\ud83d\ude00",
            "a\u00a0b",
            "aaaaaaaaab",
            "\ufffd",
            "\u200b",
            "in",
            "red");

    private static final List<String> PATTERNS = List.of(
            "*",
            "a*",
            "*b",
            "a*b",
            "**",
            "\\*",
            "a\\**",
            "*\\*b",
            "",
            "*a*a*a*a*b",
            "\u00e9*",
            "*\n*",
            "\\u{61}*",
            "*\\\\*");

    private static final List<String> DECIMALS = List.of(
            "0.0",
            "1.0",
            "1.00",
            "-0.0",
            "-0.0001",
            "1.2345",
            "922337203685477.5807",
            "-922337203685477.5808",
            "007.5",
            "-12.34",
            "0.1");
    private static final List<String> BAD_DECIMALS = List.of(
            "1",
            "1.",
            ".5",
            "+1.0",
            "1.23456",
            "922337203685477.5808",
            "-922337203685477.5809",
            "",
            "1.0 ",
            "1e3",
            "-.5",
            "--1.0",
            "1.-5",
            "\u0661.0",
            "9999999999999999999.0");

    private static final List<String> IPS = List.of(
            "127.0.0.1",
            "127.0.0.1/32",
            "127.0.0.0/8",
            "127.0.0.0/7",
            "10.0.0.1/24",
            "10.0.0.0/24",
            "0.0.0.0/0",
            "224.0.0.1",
            "224.0.0.0/3",
            "255.255.255.255",
            "::1",
            "::1/128",
            "::1/127",
            "::",
            "::/0",
            "ff00::/8",
            "ff00::2",
            "fe80::1/10",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7::",
            "ABCD::ef01",
            "::ffff:102:304");
    private static final List<String> BAD_IPS = List.of(
            "",
            "127.0.0.01",
            "127.0.0",
            "127.0.0.1/33",
            "127.0.0.1/08",
            "127.0.0.1/",
            "::1/129",
            "::1%eth0",
            "::ffff:1.2.3.4",
            "256.0.0.1",
            "1:2:3:4:5:6:7",
            "1::2::3",
            "12345::",
            "127.0.0.1 ",
            "127.0.0.1/+8",
            "0x7f.0.0.1",
            "[::1]",
            "1:2:3:4:5:6:7:8:9",
            "::00001",
            "1.2.3.4.5");

    private static final List<String> DATETIMES = List.of(
            "1970-01-01",
            "2024-02-29",
            "2023-12-31T23:59:59Z",
            "1969-12-31T23:59:59.999Z",
            "0000-01-01",
            "9999-12-31T23:59:59.999Z",
            "2024-10-15T10:00:00+0530",
            "2024-10-15T10:00:00.123-2359",
            "2024-10-15T00:00:00.001Z",
            "0000-01-01T00:00:00+2359",
            "9999-12-31T23:59:59-2359");
    private static final List<String> BAD_DATETIMES = List.of(
            "",
            "2023-02-29",
            "2024-13-01",
            "2024-10-15T24:00:00Z",
            "2024-10-15T23:59:60Z",
            "2024-10-15T10:00:00",
            "2024-10-15T10:00:00+2400",
            "2024-10-15T10:00:00+0060",
            "2024-10-15T10:00:00.12Z",
            "2024-10-15t10:00:00Z",
            "24-10-15",
            "2024-10-15 ",
            "+2024-10-15",
            "2024-10-15T10:00:00+05:30",
            "10000-01-01",
            "2024-10-15T10:00:00.1234Z",
            "2024-1-15",
            "2024-10-15T10:00Z",
            "2024-10-15T10:00:00z",
            "-001-01-01");

    private static final List<String> DURATIONS = List.of(
            "0ms",
            "1ms",
            "1d",
            "1d2h3m4s5ms",
            "-1d2h",
            "-0s",
            "9223372036854775807ms",
            "-9223372036854775808ms",
            "106751991167d",
            "2h5ms",
            "001h",
            "86400s",
            "1d23h59m59s999ms");
    private static final List<String> BAD_DURATIONS = List.of(
            "",
            "d",
            "1",
            "1h1d",
            "1d1d",
            "1ms1s",
            "+1d",
            "1.5h",
            "1 d",
            "-",
            "9223372036854775808ms",
            "106751991168d",
            "1D",
            "--1d",
            "1d-2h",
            "99999999999999999999d",
            "1d ",
            "-9223372036854775809ms");

    private Literals() {}

    static String string(Dice dice) {
        return dice.of(STRINGS);
    }

    static String pattern(Dice dice) {
        return "\"" + dice.of(PATTERNS) + (dice.oneIn(4) ? dice.of(PATTERNS) : "") + "\"";
    }

    /** What the constructor of an extension type takes. */
    static String extension(Shape.Simple type, Dice dice) {
        return dice.of(
                switch (type) {
                    case DECIMAL -> DECIMALS;
                    case IP -> IPS;
                    case DATETIME -> DATETIMES;
                    default -> DURATIONS;
                });
    }

    /** What the constructor of an extension type refuses. */
    static String badExtension(Shape.Simple type, Dice dice) {
        return dice.of(
                switch (type) {
                    case DECIMAL -> BAD_DECIMALS;
                    case IP -> BAD_IPS;
                    case DATETIME -> BAD_DATETIMES;
                    default -> BAD_DURATIONS;
                });
    }

    /** The function that makes values of an extension type. */
    static String constructor(Shape.Simple type) {
        return type == Shape.Simple.IP ? "ip" : type.cedar();
    }
}
