// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.statement.Decision.Argument;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces the arguments of a request by salted digests, as RFC 9901 (SD-JWT) does for object properties: the digest is
 * the base64url SHA-256 of the base64url text of {@code [salt, name, value]}, with 128 random bits for a salt.
 *
 * <h2>Guarantees</h2>
 * Without its disclosure a digest says nothing about name or value, not even to one who guesses them. The digests are
 * sorted, so their order says nothing either.
 * <h2>Not guaranteed</h2>
 * That the number of arguments is hidden.
 * <h2>Threads</h2>
 * One at a time; the encoder of a thread has its own.
 */
public final class ArgumentDigester {

    private final SaltedDigests digests = new SaltedDigests(new Salts());

    /**
     * What opens one digest.
     *
     * @param name the argument's name, so that a vault can find it without decoding
     * @param digest the digest it opens
     * @param text the disclosure as RFC 9901 has it: base64url of {@code [salt, name, value]}
     */
    public record Disclosure(String name, String digest, String text) {}

    /**
     * A request's arguments, closed.
     *
     * @param digests sorted, for the record
     * @param disclosures in the order of the arguments, for the vault
     */
    public record Closed(List<String> digests, List<Disclosure> disclosures) {}

    /** Closes the arguments of one request. */
    public Closed close(List<Argument> arguments) {
        if (arguments.isEmpty()) {
            return new Closed(List.of(), List.of());
        }
        List<Disclosure> disclosures = new ArrayList<>(arguments.size());
        digests.reset();
        for (Argument argument : arguments) {
            argument.value().writeTo(digests.open(argument.name()));
            disclosures.add(digests.closeAndOpen());
        }
        digests.sort();
        return new Closed(digests.texts(), disclosures);
    }
}
