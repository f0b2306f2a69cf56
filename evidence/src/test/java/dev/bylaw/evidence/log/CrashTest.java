// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.merkle.ProofVerifier;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.LateSample;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.statement.Statement;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.SimulatedDisk;
import dev.bylaw.evidence.storage.SimulatedDisk.Mercy;
import dev.bylaw.evidence.storage.SimulatedDisk.PowerCut;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.tiles.TileReader;
import dev.bylaw.evidence.witness.Cosigners;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Power cuts at every operation of a run, with every kind of remainder. The threads are left out, so that a crash point is
 * an exact place in the protocol; what they do is called in their order.
 */
class CrashTest {

    private static final LogSettings SETTINGS =
            new LogSettings(Path.of("unused"), "example.com/orders", "orders-1", "0.1.0");
    /** More of both in the profile {@code campaign}. */
    private static final int REMAINDERS = Boolean.getBoolean("bylaw.campaign") ? 12 : 2;

    private static final int ROUNDS = Boolean.getBoolean("bylaw.campaign") ? 1_000 : 15;
    private static final Pattern ACTION = Pattern.compile("\"name\":\"action:([^\"]*)\"");

    /** What a run has promised, and to whom. */
    private static final class Promises {
        final List<String> submitted = new ArrayList<>();
        final List<String> acknowledged = new ArrayList<>();
        final List<Checkpoint> published = new ArrayList<>();
    }

    @Test
    void whenever_the_power_goes_in_a_run_of_20_appends_the_log_keeps_its_promises() throws Exception {
        SimulatedDisk whole = new SimulatedDisk();
        run(whole, new Promises(), "", 20);
        long operations = whole.operations();
        assertThat(operations).isGreaterThan(100);
        for (long cut = 1; cut <= operations; cut++) {
            for (int remainder = 0; remainder < REMAINDERS; remainder++) {
                SimulatedDisk disk = new SimulatedDisk().cutPowerAt(cut);
                Promises promises = new Promises();
                runUntilCut(disk, promises, "", 20);
                Mercy mercy = mercy(remainder, cut);
                checkAfter(disk.afterCrash(mercy), promises, "cut at " + cut + ", remainder " + remainder);
            }
        }
    }

    @Test
    void crashes_during_recovery_from_crashes_lose_nothing_either() throws Exception {
        Random random = new Random(15);
        for (int round = 0; round < ROUNDS; round++) {
            SimulatedDisk disk = new SimulatedDisk();
            Promises promises = new Promises();
            for (int life = 0; life < 6; life++) {
                disk.cutPowerAt(1 + random.nextInt(120));
                runUntilCut(disk, promises, "life" + life + "-", 20);
                disk = disk.afterCrash(SimulatedDisk.random(random.nextLong()));
            }
            checkAfter(disk, promises, "round " + round);
        }
    }

    @Test
    void an_error_of_the_disk_at_any_operation_is_final_and_loses_nothing() throws Exception {
        SimulatedDisk whole = new SimulatedDisk();
        run(whole, new Promises(), "", 12);
        for (long fail = 1; fail <= whole.operations(); fail++) {
            SimulatedDisk disk = new SimulatedDisk().failAt(fail);
            Promises promises = new Promises();
            String where = "error at " + fail;
            assertThatThrownBy(() -> run(disk, promises, "", 12)).as(where).isInstanceOf(IOException.class);
            checkAfter(disk.afterCrash(() -> true), promises, where);
        }
    }

    @Test
    void a_restored_backup_is_not_signed_again() throws Exception {
        SimulatedDisk log = new SimulatedDisk();
        SimulatedDisk state = new SimulatedDisk();
        run(log, state, new Promises(), "", 5);
        SimulatedDisk backup = log.afterCrash(() -> true);
        SimulatedDisk newest = state.afterCrash(() -> true);
        run(log.afterCrash(() -> true), newest, new Promises(), "more-", 5);

        assertThatThrownBy(() -> LogOpening.prepare(SETTINGS, backup, newest, Cosigners.NOBODY))
                .satisfies(e -> assertThat(((LogException) e).kind()).isEqualTo(Kind.ROLLED_BACK));
    }

    @Test
    void a_log_whose_state_is_lost_is_not_signed_again() throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        run(disk, new Promises(), "", 5);
        SimulatedDisk left = disk.afterCrash(() -> true);
        left.delete(SignedState.FILE);
        assertThatThrownBy(() -> LogOpening.prepare(SETTINGS, left, left, Cosigners.NOBODY))
                .satisfies(e -> assertThat(((LogException) e).kind()).isEqualTo(Kind.ROLLED_BACK));
    }

    @Test
    void a_log_under_another_origin_is_not_signed() throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        run(disk, new Promises(), "", 5);
        SimulatedDisk left = disk.afterCrash(() -> true);
        LogSettings other = new LogSettings(Path.of("unused"), "example.com/other", "orders-1", "0.1.0");
        assertThatThrownBy(() -> LogOpening.prepare(other, left, left, Cosigners.NOBODY))
                .hasMessageContaining("audit.origin")
                .satisfies(e -> assertThat(((LogException) e).kind()).isEqualTo(Kind.MISCONFIGURED));
    }

    @Test
    void whichever_byte_of_the_signed_state_is_changed_nothing_is_signed() throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        run(disk, new Promises(), "", 3);
        byte[] state = Files.read(disk, SignedState.FILE);
        for (int i = 0; i < state.length; i++) {
            SimulatedDisk left = disk.afterCrash(() -> true);
            byte[] changed = state.clone();
            changed[i] ^= 1;
            Files.replace(left, SignedState.FILE, changed);
            assertThatThrownBy(() -> LogOpening.prepare(SETTINGS, left, left, Cosigners.NOBODY))
                    .as("byte %d", i)
                    .hasMessageContaining(SignedState.FILE);
        }
    }

    private static void checkAfter(SimulatedDisk disk, Promises promises, String where) throws Exception {
        checkPublished(disk, where);
        Promises after = new Promises();
        // A whole further run: what was recovered is published, and more is appended and published.
        run(disk, after, "after-", 2);
        List<byte[]> records = records(disk);
        List<String> decisions = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (byte[] bytes : records) {
            String record = new String(bytes, UTF_8);
            Matcher action = ACTION.matcher(record);
            if (action.find()) {
                (record.contains("decision/v0.1") ? decisions : outcomes).add(action.group(1));
            }
        }
        List<String> recovered =
                decisions.stream().filter(d -> !d.startsWith("after-")).toList();
        assertThat(recovered).as(where).containsAll(promises.acknowledged);
        assertThat(recovered).as(where).doesNotHaveDuplicates().isSubsetOf(promises.submitted);
        assertThat(recovered)
                .as(where)
                .isEqualTo(
                        promises.submitted.stream().filter(recovered::contains).toList());
        assertThat(outcomes).as(where).containsExactlyInAnyOrderElementsOf(decisions);
        for (Checkpoint old : promises.published) {
            Checkpoint head = after.published.get(after.published.size() - 1);
            TileReader tiles = new TileReader(disk, head.size());
            List<byte[]> proof = new MerkleTree(tiles, head.size()).consistencyProof(old.size());
            assertThat(new ProofVerifier().consistent(old.size(), old.root(), head.size(), head.root(), proof))
                    .as(where)
                    .isTrue();
        }
    }

    /** The checkpoint on the disk, if there is one, verifies against the files on the disk. */
    private static void checkPublished(Storage disk, String where) throws Exception {
        if (!disk.exists(TilePath.CHECKPOINT)) {
            return;
        }
        TrustPolicy policy = TrustPolicy.parse(new String(Files.read(disk, LogKeys.TRUST), UTF_8));
        Checkpoint head = policy.accept(Files.read(disk, TilePath.CHECKPOINT)).checkpoint();
        TileReader tiles = new TileReader(disk, head.size());
        assertThat(new MerkleTree(tiles, head.size()).root()).as(where).isEqualTo(head.root());
        MerkleHasher hasher = new MerkleHasher();
        for (int i = 0; i < head.size(); i++) {
            byte[] record = tiles.entries(i / 256).get(i % 256);
            assertThat(hasher.leaf(record)).as(where).isEqualTo(tiles.hash(0, i));
        }
    }

    private static List<byte[]> records(Storage disk) throws Exception {
        Checkpoint head = Checkpoint.parse(
                Note.parse(Files.read(disk, TilePath.CHECKPOINT)).text());
        List<byte[]> records = new ArrayList<>();
        for (long i = 0; i * 256 < head.size(); i++) {
            records.addAll(new TileReader(disk, head.size()).entries(i));
        }
        return records;
    }

    private static void runUntilCut(SimulatedDisk disk, Promises promises, String prefix, int count) {
        try {
            run(disk, promises, prefix, count);
        } catch (IOException e) {
            Throwable cause = e;
            while (cause != null && !(cause instanceof PowerCut)) {
                cause = cause.getCause();
            }
            assertThat(cause).as("what ended the run: %s", e).isInstanceOf(PowerCut.class);
        }
    }

    private static void run(SimulatedDisk disk, Promises promises, String prefix, int count) throws IOException {
        run(disk, disk, promises, prefix, count);
    }

    /** Opens, appends decisions with their outcomes, commits after each pair, publishes after each fifth. */
    private static void run(Storage disk, Storage state, Promises promises, String prefix, int count)
            throws IOException {
        LogOpening opening = LogOpening.prepare(SETTINGS, disk, state, Cosigners.NOBODY);
        TransparencyLog log = new TransparencyLog(SETTINGS, opening);
        for (Statement finding : opening.findings()) {
            log.append(finding, Durability.ASYNC);
        }
        log.commitNow();
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) {
                decideAndAct(log, Samples.allowed(prefix + i), promises);
            } else {
                decideAndActLate(log, (prefix + i + "-").concat("0".repeat(26)).substring(0, 26), promises);
            }
            if (i % 5 == 4) {
                publish(log, disk, promises);
            }
        }
        log.commitNow();
        publish(log, disk, promises);
    }

    private static void decideAndAct(TransparencyLog log, Decision decision, Promises promises) throws IOException {
        promises.submitted.add(decision.id());
        RecordRef ref = log.append(decision, Durability.ASYNC);
        log.commitNow();
        promises.acknowledged.add(decision.id());
        log.append(Execution.ended(ref, Outcome.COMPLETED, 1, 2, null), Durability.ASYNC);
    }

    private static void decideAndActLate(TransparencyLog log, String id, Promises promises) throws IOException {
        promises.submitted.add(id);
        long number = log.append(LateSample.allowed("o-17").withId(id), Durability.ASYNC);
        log.commitNow();
        promises.acknowledged.add(id);
        log.appendOutcome(number, 0, Outcome.COMPLETED, null);
    }

    private static void publish(TransparencyLog log, Storage disk, Promises promises) throws IOException {
        log.publishNow();
        try {
            promises.published.add(Checkpoint.parse(
                    Note.parse(Files.read(disk, TilePath.CHECKPOINT)).text()));
        } catch (dev.bylaw.evidence.note.FormatException e) {
            throw new AssertionError(e);
        }
    }

    private static Mercy mercy(int remainder, long cut) {
        return switch (remainder) {
            case 0 -> () -> false;
            case 2 -> () -> true;
            default -> SimulatedDisk.random(cut * 31 + remainder);
        };
    }
}
