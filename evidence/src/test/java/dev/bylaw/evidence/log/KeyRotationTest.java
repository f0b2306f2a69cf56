// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.custody.FolderVerifier;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.verify.LogFixture;
import dev.bylaw.evidence.verify.LogVerifier;
import dev.bylaw.evidence.verify.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {

    @TempDir
    Path folder;

    @Test
    void a_log_that_is_open_changes_its_key_when_it_is_asked() throws Exception {
        try (RecordLog log = TransparencyLog.open(LogFixture.settings(folder))) {
            log.append(Samples.denied("01JD-a"), Durability.DURABLE);
            KeyRotation rotation = new KeyRotation(folder);
            rotation.ask();
            while (rotation.isAsked()) {
                Thread.sleep(10);
            }
            assertThat(LogFixture.policy(folder).logs()).hasSize(2);
        }
        assertThat(new LogVerifier(folder, LogFixture.policy(folder)).verify().findings())
                .isEmpty();
    }

    @Test
    void a_log_that_is_not_open_changes_its_key_when_it_is_next_opened_and_only_then() throws Exception {
        LogFixture.write(folder, 10);
        TrustPolicy first = LogFixture.policy(folder);
        Receipt before = Receipt.of(folder, 3);
        new KeyRotation(folder).ask();
        assertThat(new FolderVerifier(folder, first).verify().notes()).isEmpty();
        for (int start = 0; start < 3; start++) {
            LogFixture.write(folder, 10);
        }
        TrustPolicy second = LogFixture.policy(folder);
        assertThat(second.logs())
                .extracting(Object::toString)
                .hasSize(2)
                .contains(first.logs().get(0).toString());
        assertThat(before.verify(first).index()).isEqualTo(3);
        assertThat(before.verify(second).index()).isEqualTo(3);
        assertThat(Receipt.of(folder, 35).verify(second).head().signers())
                .extracting(Object::toString)
                .containsExactly(second.logs().get(1).toString());
        assertThatThrownBy(() -> Receipt.of(folder, 35).verify(first)).hasMessageContaining("trusts");
        assertThat(changes()).isEqualTo(1);
        assertThat(new FolderVerifier(folder, second).verify().findings()).isEmpty();
        assertThat(new FolderVerifier(folder, second).verify().notes()).isEmpty();
    }

    @Test
    void a_folder_without_a_key_is_not_asked() {
        assertThatThrownBy(() -> new KeyRotation(folder).ask())
                .hasMessageContaining("keys/log.pem")
                .hasMessageContaining("Give the folder that the service writes");
    }

    private int changes() throws IOException {
        int changes = 0;
        try (LogReader reader = LogReader.open(folder)) {
            while (reader.next()) {
                changes += new String(reader.record(), UTF_8).contains("keyChange/v0.1") ? 1 : 0;
            }
        }
        return changes;
    }
}
