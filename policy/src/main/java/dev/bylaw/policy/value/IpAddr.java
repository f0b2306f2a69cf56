// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/**
 * A Cedar {@code ipaddr}: an IPv4 or IPv6 address with the length of a network prefix, which makes it a range.
 *
 * <p>The address's bits beyond the prefix count in equality: {@code 10.0.0.1/24} is not {@code 10.0.0.0/24}. Parsing is
 * strict and asks no name service.
 */
public final class IpAddr implements Value, Comparable<IpAddr> {

    private static final IpAddr LOOPBACK_4 = new IpAddr(false, 0, 0x7f00_0000L, 8);
    private static final IpAddr LOOPBACK_6 = new IpAddr(true, 0, 1, 128);
    private static final IpAddr MULTICAST_4 = new IpAddr(false, 0, 0xe000_0000L, 4);
    private static final IpAddr MULTICAST_6 = new IpAddr(true, 0xff00_0000_0000_0000L, 0, 8);

    private final boolean v6;
    private final long high;
    private final long low;
    private final int prefix;

    IpAddr(boolean v6, long high, long low, int prefix) {
        this.v6 = v6;
        this.high = high;
        this.low = low;
        this.prefix = prefix;
    }

    /**
     * Reads an address, optionally with {@code /} and a prefix length: {@code 10.0.0.0/8}, {@code 2001:db8::1}. No leading
     * zeros in decimal numbers, no zone, no IPv4 notation inside IPv6.
     *
     * @throws ValueFormatException when the text has another form
     */
    public static IpAddr parse(String text) {
        return IpAddrText.parse(text);
    }

    /** Whether this is an IPv4 address. */
    public boolean isIpv4() {
        return !v6;
    }

    /** Whether this is an IPv6 address. */
    public boolean isIpv6() {
        return v6;
    }

    /** Whether the whole range lies in 127.0.0.0/8, or is ::1. */
    public boolean isLoopback() {
        return isInRange(v6 ? LOOPBACK_6 : LOOPBACK_4);
    }

    /** Whether the whole range lies in 224.0.0.0/4 or ff00::/8. */
    public boolean isMulticast() {
        return isInRange(v6 ? MULTICAST_6 : MULTICAST_4);
    }

    /** Whether the whole range lies in the other one; never, when one is IPv4 and one IPv6. */
    public boolean isInRange(IpAddr range) {
        if (v6 != range.v6 || prefix < range.prefix) {
            return false;
        }
        long differsHigh = high ^ range.high;
        long differsLow = low ^ range.low;
        if (!v6) {
            return range.prefix == 0 || (differsLow >>> (32 - range.prefix)) == 0;
        }
        if (range.prefix <= 64) {
            return range.prefix == 0 || (differsHigh >>> (64 - range.prefix)) == 0;
        }
        return differsHigh == 0 && (differsLow >>> (128 - range.prefix)) == 0;
    }

    /** The address and its prefix length, such as {@code 10.0.0.1/32}; {@link #parse} reads it back. */
    public String text() {
        return IpAddrText.print(this);
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    int prefix() {
        return prefix;
    }

    @Override
    public int compareTo(IpAddr other) {
        int c = Boolean.compare(v6, other.v6);
        c = c != 0 ? c : Long.compareUnsigned(high, other.high);
        c = c != 0 ? c : Long.compareUnsigned(low, other.low);
        return c != 0 ? c : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String typeName() {
        return "ipaddr";
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof IpAddr ip && compareTo(ip) == 0);
    }

    @Override
    public int hashCode() {
        return (Long.hashCode(high) * 31 + Long.hashCode(low)) * 31 + prefix + (v6 ? 1 : 0);
    }

    @Override
    public String toString() {
        return "ip(\"" + text() + "\")";
    }
}
