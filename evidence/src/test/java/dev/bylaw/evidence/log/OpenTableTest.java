// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpenTableTest {

    @Test
    void it_answers_as_a_map_does_however_it_is_filled_and_emptied() {
        Random random = new Random(7);
        OpenTable table = new OpenTable();
        Map<Long, Long> expected = new TreeMap<>();
        long number = 0;
        for (int step = 0; step < 200_000; step++) {
            boolean grows = step % 40_000 < 20_000;
            if (expected.isEmpty() || random.nextInt(10) < (grows ? 7 : 3)) {
                number += 1 + random.nextInt(random.nextInt(50) == 0 ? 5_000 : 3);
                int at = table.add(number, 3 * number);
                table.refs()[at] = (byte) number;
                expected.put(number, 3 * number);
            } else {
                long wanted = pick(expected, random);
                int place = table.find(wanted);
                assertThat(table.timeAt(place)).isEqualTo(3 * wanted);
                assertThat(table.refs()[table.refAt(place)]).isEqualTo((byte) wanted);
                table.remove(place);
                expected.remove(wanted);
                assertThat(table.find(wanted)).isNegative();
            }
            assertThat(table.size()).isEqualTo(expected.size());
        }
        expected.forEach(
                (open, time) -> assertThat(table.timeAt(table.find(open))).isEqualTo(time));
    }

    private static long pick(Map<Long, Long> from, Random random) {
        TreeMap<Long, Long> sorted = (TreeMap<Long, Long>) from;
        long span = sorted.lastKey() - sorted.firstKey() + 1;
        return sorted.ceilingKey(sorted.firstKey() + random.nextLong(span));
    }
}
