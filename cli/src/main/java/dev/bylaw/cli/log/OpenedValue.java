// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonReader;
import dev.bylaw.cli.json.JsonSyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * What a disclosure says (RFC 9901, section 4.2.1): base64url of {@code [salt, name, value]}.
 *
 * @param name the argument's name; empty when the text is no disclosure
 * @param value its value
 * @param digest the digest that the disclosure opens
 */
record OpenedValue(String name, Json value, String digest) {

    static OpenedValue of(String disclosure) {
        String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(disclosure));
        try {
            List<Json> parts =
                    JsonReader.read(Base64.getUrlDecoder().decode(disclosure)).items();
            if (parts.size() == 3) {
                return new OpenedValue(parts.get(1).text(), parts.get(2), digest);
            }
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            return new OpenedValue("", Json.Absent.ABSENT, "");
        }
        return new OpenedValue("", Json.Absent.ABSENT, "");
    }

    boolean isOneOf(List<String> digests) {
        return digests.contains(digest);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
