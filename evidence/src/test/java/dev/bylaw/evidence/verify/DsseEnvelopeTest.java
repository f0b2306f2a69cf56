// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.evidence.statement.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class DsseEnvelopeTest {

    private static final SigningKey KEY = SigningKey.generate("example.com/orders", KeyType.NOTE);
    private static final SigningKey OTHER = SigningKey.generate("example.com/orders", KeyType.NOTE);

    private final byte[] record = Samples.bytes(Samples.denied("01JD"), 1);

    @Test
    void what_is_signed_is_that_of_the_specification() {
        assertThat(DsseEnvelope.preAuthenticationEncoding(
                        "http://example.com/HelloWorld", "hello world".getBytes(UTF_8)))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world".getBytes(UTF_8));
    }

    @Test
    void an_envelope_gives_back_the_record_to_who_trusts_its_key() throws Exception {
        byte[] envelope = DsseEnvelope.sign(record, KEY).toBytes();
        assertThat(DsseEnvelope.parse(envelope).verify(List.of(OTHER.verificationKey(), KEY.verificationKey())))
                .isEqualTo(record);
    }

    @Test
    void a_key_that_is_not_trusted_proves_nothing() throws Exception {
        DsseEnvelope envelope =
                DsseEnvelope.parse(DsseEnvelope.sign(record, KEY).toBytes());
        assertThatThrownBy(() -> envelope.verify(List.of(OTHER.verificationKey())))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("none of the trusted keys");
    }

    @Test
    void the_payload_type_is_signed_too() throws Exception {
        String json = new String(DsseEnvelope.sign(record, KEY).toBytes(), UTF_8).replace("in-toto+json", "other+json");
        DsseEnvelope envelope = DsseEnvelope.parse(json.getBytes(UTF_8));
        assertThatThrownBy(() -> envelope.verify(List.of(KEY.verificationKey())))
                .isInstanceOf(FormatException.class);
    }
}
