// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "", "with \"quotes\"", "back\\slash", "two\nlines", "emoji \uD83D\uDE00"})
    void what_is_printed_is_read_back(String id) {
        Principal principal = Principal.of("Acme::User", id);
        assertThat(Principal.parse(principal.toString())).isEqualTo(principal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "User::alice", "User::\"a\"b\"", "::\"a\"", "9User::\"a\"", "User::\"a\\n\""})
    void other_forms_are_refused(String text) {
        assertThatThrownBy(() -> Principal.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a principal");
    }

    @Test
    void a_long_id_is_read() {
        Principal principal = Principal.of("User", "x".repeat(1_000_000));
        assertThat(Principal.parse(principal.toString())).isEqualTo(principal);
    }

    @Test
    void a_type_is_a_path_of_identifiers() {
        assertThatThrownBy(() -> Principal.of("User Name", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an entity type");
    }
}
