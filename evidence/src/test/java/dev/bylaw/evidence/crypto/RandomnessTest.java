// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomnessTest {

    @Test
    void no_two_requests_get_the_same_bytes_before_and_after_the_generator_changes() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[16];
            Randomness.fill(bytes);
            assertThat(seen.add(HexFormat.of().formatHex(bytes))).isTrue();
        }
    }
}
