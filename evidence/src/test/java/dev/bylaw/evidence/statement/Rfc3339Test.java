// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "0,1970-01-01T00:00:00.000000Z",
        "-1,1969-12-31T23:59:59.999999Z",
        "951782400000000,2000-02-29T00:00:00.000000Z",
        "9223372036854775807,9999-12-31T23:59:59.999999Z",
        "-9223372036854775808,0000-01-01T00:00:00.000000Z"
    })
    void writes(long micros, String expected) {
        assertThat(text(micros)).isEqualTo(expected);
    }

    @Test
    void agrees_with_the_jdk_on_every_day_of_four_centuries() {
        Random random = new Random(3339);
        for (long day = -60_000; day < 90_000; day++) {
            long micros = day * 86_400_000_000L + random.nextLong(86_400_000_000L);
            Instant parsed = Instant.parse(text(micros));
            assertThat(ChronoUnit.MICROS.between(Instant.EPOCH, parsed)).isEqualTo(micros);
        }
    }

    private static String text(long micros) {
        byte[] out = new byte[Rfc3339.CHARACTERS];
        Rfc3339.write(micros, out);
        return new String(out, US_ASCII);
    }
}
