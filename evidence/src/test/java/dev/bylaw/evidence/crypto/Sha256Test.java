// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** FIPS 180-4, the example of one block. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void it_is_the_digest_of_the_standard() {
        assertThat(Sha256.hex("abc".getBytes(US_ASCII))).isEqualTo(ABC);
    }

    @Test
    void what_one_digest_takes_in_is_not_in_the_next() {
        MessageDigest one = Sha256.create();
        one.update("something else".getBytes(US_ASCII));
        assertThat(Sha256.create().digest("abc".getBytes(US_ASCII)))
                .asHexString()
                .isEqualToIgnoringCase(ABC);
    }

    @Test
    void it_ends_in_an_array_that_is_there() {
        byte[] hash = new byte[Sha256.LENGTH];
        MessageDigest sha256 = Sha256.create();
        sha256.update("abc".getBytes(US_ASCII));
        Sha256.into(hash, sha256);
        assertThat(hash).asHexString().isEqualToIgnoringCase(ABC);
    }
}
