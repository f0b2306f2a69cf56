// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/** The text form of addresses, as strict as Cedar asks for. */
final class IpAddrText {

    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128".length();
    private static final int GROUPS = 8;

    private final String text;
    private final int end;
    private int at;

    private IpAddrText(String text) {
        this.text = text;
        int slash = text.indexOf('/');
        this.end = slash < 0 ? text.length() : slash;
    }

    static IpAddr parse(String text) {
        if (text.length() > LONGEST) {
            throw new ValueFormatException("an ip address has at most " + LONGEST + " characters", LONGEST);
        }
        IpAddrText in = new IpAddrText(text);
        return text.indexOf(':') >= 0 ? in.v6() : in.v4();
    }

    private IpAddr v4() {
        long address = 0;
        for (int i = 0; i < 4; i++) {
            if (i > 0) {
                expect('.');
            }
            address = address << 8 | decimal(255, end);
        }
        return new IpAddr(false, 0, address, prefix(32));
    }

    private IpAddr v6() {
        int[] groups = new int[GROUPS];
        int before = groups(groups, 0, GROUPS);
        if (before < GROUPS) {
            expect(':');
            expect(':');
            int[] tail = new int[GROUPS];
            int after = groups(tail, 0, GROUPS - 1 - before);
            System.arraycopy(tail, 0, groups, GROUPS - after, after);
        }
        return new IpAddr(true, join(groups, 0), join(groups, 4), prefix(128));
    }

    // Stops before "::", so that the caller can tell what the gap stands for.
    private int groups(int[] into, int count, int most) {
        int read = count;
        while (read < most && at < end && hex(text.charAt(at)) >= 0) {
            into[read++] = group();
            boolean more = read < most && at + 1 < end && text.charAt(at) == ':' && hex(text.charAt(at + 1)) >= 0;
            if (!more) {
                break;
            }
            at++;
        }
        return read;
    }

    private int group() {
        int value = 0;
        int start = at;
        while (at < end && at - start < 4 && hex(text.charAt(at)) >= 0) {
            value = value << 4 | hex(text.charAt(at++));
        }
        return value;
    }

    private int prefix(int most) {
        if (at != end) {
            throw malformed();
        }
        if (end == text.length()) {
            return most;
        }
        at++;
        int length = decimal(most, text.length());
        if (at != text.length()) {
            throw malformed();
        }
        return length;
    }

    private int decimal(int most, int stop) {
        int start = at;
        int value = 0;
        while (at < stop && at - start < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + text.charAt(at++) - '0';
        }
        if (at == start || value > most || (at - start > 1 && text.charAt(start) == '0')) {
            throw malformed();
        }
        return value;
    }

    private void expect(char c) {
        if (at >= end || text.charAt(at) != c) {
            throw malformed();
        }
        at++;
    }

    private ValueFormatException malformed() {
        return new ValueFormatException(
                Escapes.quote(text) + " is not an ip address: write 10.0.0.1, 10.0.0.0/8, 2001:db8::1 or 2001:db8::/32",
                at);
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static long join(int[] groups, int from) {
        return (long) groups[from] << 48
                | (long) groups[from + 1] << 32
                | (long) groups[from + 2] << 16
                | groups[from + 3];
    }

    static String print(IpAddr ip) {
        StringBuilder out = new StringBuilder(LONGEST);
        if (ip.isIpv4()) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.append(ip.low() >>> shift & 0xff).append(shift > 0 ? "." : "");
            }
        } else {
            print(out, ip);
        }
        return out.append('/').append(ip.prefix()).toString();
    }

    // RFC 5952: the longest run of zero groups, of two or more, is written "::".
    private static void print(StringBuilder out, IpAddr ip) {
        int gap = GROUPS;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = i;
            while (run < GROUPS && group(ip, run) == 0) {
                run++;
            }
            if (run - i > gapLength) {
                gap = i;
                gapLength = run - i;
            }
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                out.append("::");
                i += gapLength - 1;
            } else {
                if (i > 0 && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                out.append(Integer.toHexString(group(ip, i)));
            }
        }
    }

    private static int group(IpAddr ip, int index) {
        long half = index < 4 ? ip.high() : ip.low();
        return (int) (half >>> (48 - 16 * (index % 4))) & 0xffff;
    }
}
