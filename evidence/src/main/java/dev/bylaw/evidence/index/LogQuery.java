// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.tiles.TileReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the decisions of a published log that meet every condition given.
 *
 * <h2>Guarantees</h2>
 * Every such decision up to the given size is found, in the order of the log, and is read from the log and compared, whatever
 * the index says. Blocks that cannot hold one are not read.
 *
 * <p>One thread.
 */
public final class LogQuery {

    private final Storage storage;
    private final long size;
    private final TileReader log;
    private final List<String> terms = new ArrayList<>();
    private long since = Long.MIN_VALUE;
    private List<byte[]> bundle = List.of();
    private long bundleIndex = -1;

    /** A query over the first {@code size} records of a log, all of them published. */
    public LogQuery(Storage storage, long size) {
        this.storage = storage;
        this.size = size;
        this.log = new TileReader(storage, size);
    }

    /** What a query hands out. */
    public interface Sink {
        /**
         * Takes a decision.
         *
         * @param index its index in the log
         * @param decision the decision
         * @return whether to go on
         */
        boolean found(long index, RecordView decision) throws IOException;
    }

    /** Only the decision of that id. */
    public LogQuery id(String id) {
        return with(Term.ID, id);
    }

    /** Only decisions about that action. */
    public LogQuery action(String name) {
        return with(Term.ACTION, name);
    }

    /** Only decisions about requests of that principal, acting or acted for. */
    public LogQuery principal(String reference) {
        return with(Term.PRINCIPAL, reference);
    }

    /** Only decisions about that resource. */
    public LogQuery resource(String reference) {
        return with(Term.RESOURCE, reference);
    }

    /** Only decisions that came out like that: {@code allow}, {@code deny}, {@code escalate}. */
    public LogQuery decision(String result) {
        return with(Term.DECISION, result);
    }

    /** Only decisions in that session. */
    public LogQuery session(String id) {
        return with(Term.SESSION, id);
    }

    /** Only decisions that that policy determined. */
    public LogQuery policy(String id) {
        return with(Term.POLICY, id);
    }

    /** Only decisions of that time or later, in microseconds since 1970. */
    public LogQuery since(long micros) {
        since = micros;
        return this;
    }

    /** Runs the query. */
    public void run(Sink sink) throws IOException {
        scan(0, "decision", sink);
    }

    /** The outcome that is recorded for a decision at that index; {@code null} when none is. */
    public String outcomeOf(long index, String id) throws IOException {
        String[] outcome = new String[1];
        LogQuery query = new LogQuery(storage, size).id(id);
        query.scan(index, "execution", (at, view) -> {
            outcome[0] = view.outcome();
            return false;
        });
        return outcome[0];
    }

    private void scan(long from, String type, Sink sink) throws IOException {
        long whole = size / IndexBlock.RECORDS;
        for (long block = from / IndexBlock.RECORDS; block < whole; block++) {
            IndexBlock index = IndexBlock.of(storage, block, log);
            if (index.latest() < since) {
                continue;
            }
            for (int position : candidates(index)) {
                long at = block * IndexBlock.RECORDS + position;
                if (at >= from && !offer(at, type, sink)) {
                    return;
                }
            }
        }
        for (long at = Math.max(from, whole * IndexBlock.RECORDS); at < size; at++) {
            if (!offer(at, type, sink)) {
                return;
            }
        }
    }

    private List<Integer> candidates(IndexBlock index) {
        List<Integer> candidates = null;
        for (String term : terms) {
            List<Integer> positions = index.positions(term);
            if (candidates == null) {
                candidates = positions;
            } else {
                candidates.retainAll(new java.util.HashSet<>(positions));
            }
        }
        if (candidates == null) {
            candidates = new ArrayList<>(IndexBlock.RECORDS);
            for (int i = 0; i < IndexBlock.RECORDS; i++) {
                candidates.add(i);
            }
        }
        return candidates;
    }

    private boolean offer(long at, String type, Sink sink) throws IOException {
        RecordView view;
        try {
            view = RecordView.of(entry(at));
        } catch (JsonException e) { // a leaf of another maker
            return true;
        }
        boolean matches = view.type().equals(type)
                && view.timeMicros() >= since
                && view.terms().containsAll(terms);
        return !matches || sink.found(at, view);
    }

    private byte[] entry(long at) throws IOException {
        if (at / TilePath.WIDTH != bundleIndex) {
            bundleIndex = at / TilePath.WIDTH;
            bundle = log.entries(bundleIndex);
        }
        return bundle.get((int) (at % TilePath.WIDTH));
    }

    private LogQuery with(Term term, String value) {
        terms.add(term.of(value));
        return this;
    }
}
