// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UidMapTest {

    @Test
    void finds_what_it_was_made_of_and_nothing_else() {
        for (int size : List.of(0, 1, 2, 3, 100, 5_000)) {
            Map<EntityUid, Integer> entries = new HashMap<>();
            for (int i = 0; i < size; i++) {
                entries.put(EntityUid.of(i % 2 == 0 ? "User" : "Group", "i" + i), i);
            }
            UidMap<Integer> map = new UidMap<>(entries);
            entries.forEach((uid, value) ->
                    assertThat(map.get(EntityUid.of(uid.type(), uid.id()))).isEqualTo(value));
            assertThat(map.get(EntityUid.of("Other", "i0"))).isNull();
            assertThat(map.getOrDefault(EntityUid.of("User", "i" + size), -1)).isEqualTo(-1);
        }
    }

    @Test
    void finds_names_that_were_made_to_collide() {
        Map<EntityUid, Integer> entries = new HashMap<>();
        for (int i = 0; i < 1 << 12; i++) {
            StringBuilder id = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                id.append(((i >>> bit) & 1) == 0 ? "Aa" : "BB");
            }
            entries.put(EntityUid.of("User", id.toString()), i);
        }
        assertThat(entries.keySet()).extracting(EntityUid::hashCode).containsOnly("User".hashCode() * 31 + hash());
        UidMap<Integer> map = new UidMap<>(entries);
        entries.forEach((uid, value) -> assertThat(map.get(uid)).isEqualTo(value));
    }

    private static int hash() {
        return "AaAaAaAaAaAaAaAaAaAaAaAa".hashCode();
    }
}
