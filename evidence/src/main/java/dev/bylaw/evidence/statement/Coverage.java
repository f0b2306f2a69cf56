// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * Which methods are governed, and which should be and are not: predicate {@code coverage/v0.1}. A ledger too long for one
 * record is stated in several: {@link #inParts}.
 *
 * @param governed the methods that are woven
 * @param notGoverned the methods that are not, and why
 * @param part the number of this part, from 1
 * @param parts how many parts the ledger has
 * @param timeMicros when it was stated
 */
public record Coverage(List<Governed> governed, List<NotGoverned> notGoverned, int part, int parts, long timeMicros)
        implements Statement {

    /** What one part may weigh, in bytes of the record at the most; leaves room for the members around it. */
    private static final int PART_WEIGHT = 60_000;

    private static final int ENTRY_WEIGHT = 160;

    /** The encoder cuts the texts of a coverage record to so many UTF-16 units. */
    static final int TEXT_LIMIT = 512;

    private static final int CUT_WEIGHT = 64;

    /** Keeps copies of the lists. */
    public Coverage {
        governed = List.copyOf(governed);
        notGoverned = List.copyOf(notGoverned);
    }

    /**
     * A woven method.
     *
     * @param type the binary name of its class
     * @param method its name
     * @param descriptor its descriptor
     * @param action the action it asks for
     * @param resource the template that names the resource; may be absent
     * @param loader the class loader, by name and identity
     * @param digest the SHA-256 of the woven class file, in hexadecimal
     */
    public record Governed(
            String type,
            String method,
            String descriptor,
            String action,
            String resource,
            String loader,
            String digest) {}

    /**
     * A method that should be woven and is not.
     *
     * @param type the binary name of its class
     * @param method its name
     * @param descriptor its descriptor
     * @param loader the class loader, by name and identity
     * @param why the reason
     */
    public record NotGoverned(String type, String method, String descriptor, String loader, String why) {}

    /** States a ledger of any length in as many records as it needs; an empty one in one record. */
    public static List<Coverage> inParts(List<Governed> governed, List<NotGoverned> notGoverned, long timeMicros) {
        List<int[]> ends = new ArrayList<>();
        int weight = 0;
        for (int i = 0; i < governed.size() + notGoverned.size(); i++) {
            int more = i < governed.size() ? weight(governed.get(i)) : weight(notGoverned.get(i - governed.size()));
            if (weight > 0 && weight + more > PART_WEIGHT) {
                ends.add(new int[] {Math.min(i, governed.size()), Math.max(0, i - governed.size())});
                weight = 0;
            }
            weight += more;
        }
        ends.add(new int[] {governed.size(), notGoverned.size()});
        List<Coverage> parts = new ArrayList<>(ends.size());
        int[] from = {0, 0};
        for (int[] end : ends) {
            parts.add(new Coverage(
                    governed.subList(from[0], end[0]),
                    notGoverned.subList(from[1], end[1]),
                    parts.size() + 1,
                    ends.size(),
                    timeMicros));
            from = end;
        }
        return parts;
    }

    private static int weight(Governed m) {
        return ENTRY_WEIGHT
                + weight(m.type)
                + weight(m.method)
                + weight(m.descriptor)
                + weight(m.action)
                + weight(m.resource)
                + weight(m.loader)
                + weight(m.digest);
    }

    private static int weight(NotGoverned m) {
        return ENTRY_WEIGHT
                + weight(m.type)
                + weight(m.method)
                + weight(m.descriptor)
                + weight(m.loader)
                + weight(m.why);
    }

    /** The most bytes that a text can take in a record. */
    private static int weight(String text) {
        int bytes = 0;
        for (int i = 0; text != null && i < text.length() && i < TEXT_LIMIT; i++) {
            char c = text.charAt(i);
            bytes += c < 0x20 || c == '"' || c == '\\' ? 6 : c < 0x80 ? 1 : 3;
        }
        return text != null && text.length() > TEXT_LIMIT ? bytes + CUT_WEIGHT : bytes;
    }
}
