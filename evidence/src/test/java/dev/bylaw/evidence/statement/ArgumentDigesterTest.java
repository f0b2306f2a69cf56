// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import dev.bylaw.evidence.statement.Decision.Argument;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArgumentDigesterTest {

    private static final List<Argument> ARGUMENTS = List.of(
            new Argument("order", new JsonValue.Text("o-17")),
            new Argument("amount", new JsonValue.Whole(4200)),
            new Argument("urgent", new JsonValue.Truth(true)));

    private final ArgumentDigester digester = new ArgumentDigester();

    @Test
    void a_disclosure_is_salt_name_and_value() {
        Disclosure first = digester.close(ARGUMENTS).disclosures().get(0);
        assertThat(new String(Base64.getUrlDecoder().decode(first.text()), UTF_8))
                .matches("\\[\"[A-Za-z0-9_-]{22}\",\"order\",\"o-17\"]");
    }

    @Test
    void a_digest_is_that_of_the_disclosure_s_text() throws Exception {
        for (Disclosure disclosure : digester.close(ARGUMENTS).disclosures()) {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(disclosure.text().getBytes(US_ASCII));
            assertThat(disclosure.digest())
                    .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        }
    }

    @Test
    void digests_are_sorted_and_disclosures_keep_the_order_of_the_arguments() {
        for (int i = 0; i < 50; i++) {
            var closed = digester.close(ARGUMENTS);
            assertThat(closed.digests()).isSorted().hasSize(3);
            assertThat(closed.disclosures()).extracting(Disclosure::name).containsExactly("order", "amount", "urgent");
            assertThat(closed.disclosures())
                    .extracting(Disclosure::digest)
                    .containsExactlyInAnyOrderElementsOf(closed.digests());
        }
    }

    @Test
    void equal_arguments_never_have_equal_digests() {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            seen.addAll(digester.close(ARGUMENTS).digests());
        }
        assertThat(seen).hasSize(1_500);
    }

    @Test
    void an_id_sorts_by_time_and_is_a_ulid() throws Exception {
        String first = RecordIds.next();
        Thread.sleep(2);
        String second = RecordIds.next();
        assertThat(first).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}").isLessThan(second);
    }
}
