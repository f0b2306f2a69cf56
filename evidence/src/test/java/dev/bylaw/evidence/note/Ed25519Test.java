// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {

    /** The order of the group (RFC 8032, section 5.1). */
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final String KEY = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private static final String SIGNATURE = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        KEY + ", 72," + SIGNATURE,
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void the_known_answers_of_rfc_8032(String key, String message, String signature) throws Exception {
        assertThat(verifies(key, message, signature)).isTrue();
        assertThat(verifies(key, message + "00", signature)).isFalse();
    }

    @Test
    void a_signature_has_one_spelling() throws Exception {
        byte[] bytes = hex(SIGNATURE);
        byte[] s = Arrays.copyOfRange(bytes, 32, 64);
        byte[] same = littleEndian(new BigInteger(1, reversed(s)).add(ORDER));
        System.arraycopy(same, 0, bytes, 32, 32);
        assertThat(verifies(KEY, "72", HexFormat.of().formatHex(bytes))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0200000000000000000000000000000000000000000000000000000000000000", // on no point of the curve
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff" // not below the field's prime
            })
    void a_key_that_is_no_point_verifies_nothing(String key) throws Exception {
        assertThat(verifies(key, "72", SIGNATURE)).isFalse();
    }

    @Test
    void something_of_another_length_is_no_signature() throws Exception {
        assertThat(verifies(KEY, "72", SIGNATURE + "00")).isFalse();
        assertThat(verifies(KEY, "72", "")).isFalse();
    }

    private static boolean verifies(String key, String message, String signature) throws FormatException {
        try {
            return Ed25519.verifies(Ed25519.publicKey(hex(key)), hex(message), hex(signature));
        } catch (FormatException e) { // refused as a key already
            return false;
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] big = number.toByteArray();
        byte[] little = new byte[32];
        for (int i = 0; i < big.length && i < 32; i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = bytes[bytes.length - 1 - i];
        }
        return out;
    }
}
