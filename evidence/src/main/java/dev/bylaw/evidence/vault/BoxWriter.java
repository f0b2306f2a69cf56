// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.crypto.Randomness;
import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import dev.bylaw.evidence.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

/** Writes one box and its slots. One thread. */
final class BoxWriter implements Closeable {

    private final SecureRandom random = Randomness.system();
    private final JsonWriter json = new JsonWriter();
    private final SubjectKeys keys;
    private final Storage.Handle box;
    private final Storage.Handle slots;
    private long boxEnd;
    private long slotsEnd;
    private boolean dirty;

    /** Creates a new box of a vault. */
    BoxWriter(Storage storage) throws IOException {
        List<Integer> before = new BoxFiles(storage).boxes();
        int number = before.isEmpty() ? 0 : before.get(before.size() - 1) + 1;
        keys = new SubjectKeys(storage, random);
        slots = storage.create(BoxFiles.slots(number));
        box = storage.create(BoxFiles.box(number));
        storage.syncFolder("vault");
        storage.syncFolder(SubjectKeys.FOLDER);
    }

    /** Writes an entry. Its slot goes first: a slot without an entry opens nothing. */
    void write(String subject, String decision, List<Disclosure> disclosures) throws IOException {
        byte[] hash = BoxEntry.hash(subject);
        byte[] slot = StoredKey.generate(random);
        byte[] key = BoxEntry.key(keys.toSeal(hash), slot);
        ByteBuffer entry = BoxEntry.seal(hash, BoxEntry.hash(decision), content(decision, disclosures), key, random);
        slots.write(ByteBuffer.wrap(StoredKey.store(slot)), slotsEnd);
        slotsEnd += StoredKey.STORED;
        int length = entry.remaining();
        box.write(entry, boxEnd);
        boxEnd += length;
        dirty = true;
    }

    /** Makes durable what was written. */
    void sync() throws IOException {
        if (dirty) {
            slots.sync();
            box.sync();
            dirty = false;
        }
    }

    @Override
    public void close() throws IOException {
        try (slots;
                box) {
            sync();
        }
    }

    private byte[] content(String decision, List<Disclosure> disclosures) {
        json.reset().beginObject().name("decision").string(decision);
        json.name("disclosures").beginArray();
        for (Disclosure disclosure : disclosures) {
            json.plain(disclosure.text().getBytes(UTF_8), disclosure.text().length());
        }
        return json.endArray().endObject().toByteArray();
    }
}
