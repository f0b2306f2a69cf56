// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.tiles.TileReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private static final int CACHED = 16;

    private final Storage storage;
    private final long size;
    private final Map<Long, IndexBlock> blocks;
    private final TileReader log;
    private final List<String> terms = new ArrayList<>();
    private long since = Long.MIN_VALUE;
    private long until = Long.MAX_VALUE;
    private IndexBlock.Keeping keeping = IndexBlock.Keeping.FORGET;
    private List<byte[]> bundle = List.of();
    private long bundleIndex = -1;

    /** A query over the first {@code size} records of a log, all of them published. */
    public LogQuery(Storage storage, long size) {
        this.storage = storage;
        this.size = size;
        this.log = new TileReader(storage, size);
        this.blocks = new LinkedHashMap<>(CACHED, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, IndexBlock> eldest) {
                return size() > CACHED;
            }
        };
    }

    /** A query without conditions, which shares what another one has read. */
    private LogQuery(LogQuery other) {
        this.storage = other.storage;
        this.size = other.size;
        this.log = other.log;
        this.blocks = other.blocks;
        this.keeping = other.keeping;
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

    /** Only decisions about requests of that principal, acting or acted for: {@code User::"maya"}, or the id alone. */
    public LogQuery principal(String reference) {
        return with(Term.PRINCIPAL, reference);
    }

    /** Only decisions about that resource: {@code Order::"o-17"}, or the id alone. */
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

    /** Only decisions before that time, in microseconds since 1970. */
    public LogQuery until(long micros) {
        until = micros;
        return this;
    }

    /** Writes what is missing of the index beside the log; else it is made for this query alone. */
    public LogQuery keepIndex() {
        keeping = IndexBlock.Keeping.KEEP;
        return this;
    }

    /** Runs the query. */
    public void run(Sink sink) throws IOException {
        scan(0, "decision", terms, sink);
    }

    /** The outcome that is recorded for a decision at that index; {@code null} when none is. Whatever else is asked for. */
    public String outcomeOf(long index, String id) throws IOException {
        String[] outcome = new String[1];
        LogQuery any = new LogQuery(this);
        any.scan(index, "execution", List.of(Term.ID.of(id)), (at, view) -> {
            outcome[0] = view.outcome();
            return false;
        });
        return outcome[0];
    }

    private void scan(long from, String type, List<String> wanted, Sink sink) throws IOException {
        long whole = size / IndexBlock.RECORDS;
        for (long block = from / IndexBlock.RECORDS; block < whole; block++) {
            IndexBlock index = block(block);
            if (index.latest() < since || index.earliest() >= until) {
                continue;
            }
            for (int position : candidates(index, wanted)) {
                long at = block * IndexBlock.RECORDS + position;
                if (at >= from && !offer(at, type, wanted, sink)) {
                    return;
                }
            }
        }
        for (long at = Math.max(from, whole * IndexBlock.RECORDS); at < size; at++) {
            if (!offer(at, type, wanted, sink)) {
                return;
            }
        }
    }

    private IndexBlock block(long number) throws IOException {
        IndexBlock block = blocks.get(number);
        if (block == null) {
            block = IndexBlock.of(storage, number, log, keeping);
            blocks.put(number, block);
        }
        return block;
    }

    private static List<Integer> candidates(IndexBlock index, List<String> terms) {
        List<Integer> candidates = null;
        for (String term : terms) {
            List<Integer> positions = index.positions(term);
            if (candidates == null) {
                candidates = positions;
            } else {
                candidates.retainAll(new HashSet<>(positions));
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

    private boolean offer(long at, String type, List<String> wanted, Sink sink) throws IOException {
        RecordView view;
        try {
            view = RecordView.of(entry(at));
        } catch (JsonException e) { // a leaf of another maker
            return true;
        }
        boolean matches = view.type().equals(type)
                && view.timeMicros() >= since
                && view.timeMicros() < until
                && view.terms().containsAll(wanted);
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
