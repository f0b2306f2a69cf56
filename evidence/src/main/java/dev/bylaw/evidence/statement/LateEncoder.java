// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.crypto.Sha256;
import dev.bylaw.evidence.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Makes the bytes of records that were handed over unwritten: decisions, and the outcomes that refer to them.
 *
 * <h2>Guarantees</h2>
 * The same bytes, for the same statement, as {@link StatementEncoder} makes, and the same limits. Nothing is allocated for a
 * record of the usual size whose site, chain and outcome came before. What opens the digests is not made: a decision that
 * keeps it is encoded by its caller.
 *
 * <h2>Threads</h2>
 * One at a time: the next record overwrites the last one.
 */
public final class LateEncoder {

    private static final byte[] ACTION = "action:".getBytes(StandardCharsets.US_ASCII);
    private static final String DECISION = "https://bylaw.dev/decision/v0.1";
    private static final String EXECUTION = "https://bylaw.dev/execution/v0.1";
    private static final TextLimits LIMITS = TextLimits.NORMAL;

    private final Point point;
    private final JsonWriter json = new JsonWriter();
    private final JsonWriter request = new JsonWriter();
    private final MessageDigest sha256 = Sha256.create();
    private final Salts salts = new Salts();
    private final SaltedDigests digests = new SaltedDigests(salts);
    private final Fragments<Decision.Actor> actors;
    private final Fragments<Decision.PolicyUse> policies;
    private final Fragments<Decision.Site> sites;
    private final byte[] time = new byte[Rfc3339.CHARACTERS];
    private final byte[] id = new byte[RecordIds.CHARACTERS];
    private final byte[] name = new byte[ACTION.length + RecordIds.CHARACTERS];
    private final byte[] subject = new byte[Sha256.LENGTH];
    private final byte[] leaf = new byte[Sha256.LENGTH];
    private StatementEncoder large;
    private byte[] record;
    private int length;

    /** An encoder for records made at {@code point}. */
    public LateEncoder(Point point) {
        this.point = point;
        PredicateFormat format = new PredicateFormat(point);
        this.actors = new Fragments<>() {
            @Override
            void write(Decision.Actor actor, JsonWriter out) {
                format.on(out, LIMITS).actor(actor);
            }
        };
        this.policies = new Fragments<>() {
            @Override
            void write(Decision.PolicyUse policy, JsonWriter out) {
                format.on(out, LIMITS).policy(policy);
            }
        };
        this.sites = new Fragments<>() {
            @Override
            void write(Decision.Site site, JsonWriter out) {
                format.on(out, LIMITS).site(site);
            }
        };
        System.arraycopy(ACTION, 0, name, 0, ACTION.length);
    }

    /**
     * Encodes a decision.
     *
     * @param timeMicros when it was decided
     * @param seq its number within the boot
     */
    public void decision(LateDecision d, long timeMicros, long seq) {
        identify(d.id(), timeMicros);
        closeArguments(d);
        begin();
        action(d);
        json.name("actor").written(actors.of(d.actor()));
        Decision.Verdict verdict = d.verdict();
        json.member("code", verdict.code());
        json.member("durability", d.durability().text());
        json.member("evaluated", verdict.evaluated().text());
        json.name("id").plain(id, id.length);
        json.member("mode", verdict.mode().text());
        if (digests.count() == 0) { // salted digests are random enough
            nonce();
        }
        point(seq, sites.of(d.site()));
        json.name("policy").written(policies.of(d.policy()));
        json.member("reason", verdict.reason());
        json.member("result", verdict.result().text());
        time("time", timeMicros);
        subjectOf(d);
        end(DECISION, subject, 0);
        record = json.buffer();
        length = json.length();
        if (length > StatementEncoder.MAX_RECORD) {
            encodeTightly(d, timeMicros, seq);
        }
    }

    /**
     * Encodes what became of a decision.
     *
     * @param refs an array in which the {@link PackedRef} of the decision stands
     * @param at where it stands there
     * @param seq the record's number within the boot
     */
    public void outcome(
            byte[] refs,
            int at,
            Execution.Outcome outcome,
            long startedMicros,
            long finishedMicros,
            String error,
            long seq) {
        System.arraycopy(refs, at + PackedRef.ID, id, 0, id.length);
        begin();
        json.name("decision").beginObject().name("id").plain(id, id.length);
        json.name("leaf").beginObject().name("sha256").hex(refs, at + PackedRef.LEAF, Sha256.LENGTH);
        json.endObject().endObject();
        if (error != null) {
            json.name("error").beginObject().member("class", error).endObject();
        }
        time("finishedOn", finishedMicros);
        nonce();
        json.member("outcome", outcome.text());
        point(seq, null);
        time("startedOn", startedMicros);
        time("time", finishedMicros);
        end(EXECUTION, refs, at + PackedRef.SUBJECT);
        record = json.buffer();
        length = json.length();
    }

    /** The bytes, of which the first {@link #length()} are the record. */
    public byte[] buffer() {
        return record;
    }

    /** How long the record is. */
    public int length() {
        return length;
    }

    /** Takes over a decision that was encoded elsewhere, so that {@link #packRef} packs the reference to it. */
    public void adopt(byte[] encoded, RecordRef ref) {
        identify(ref.id(), 0);
        System.arraycopy(ref.subject(), 0, subject, 0, subject.length);
        record = encoded;
        length = encoded.length;
    }

    /** Packs the reference to the decision that was encoded last. */
    public void packRef(byte[] to, int at) {
        sha256.update((byte) 0);
        sha256.update(record, 0, length);
        Sha256.into(leaf, sha256);
        System.arraycopy(id, 0, to, at + PackedRef.ID, id.length);
        System.arraycopy(leaf, 0, to, at + PackedRef.LEAF, leaf.length);
        System.arraycopy(subject, 0, to, at + PackedRef.SUBJECT, subject.length);
    }

    @SuppressWarnings("deprecation") // copies the low bytes of what is ASCII, without the array that a charset makes
    private void identify(String given, long timeMicros) {
        if (given == null) {
            salts.ulid(timeMicros / 1_000, id);
        } else if (given.length() == id.length) {
            given.getBytes(0, id.length, id, 0);
        } else {
            throw new IllegalArgumentException("\"" + given + "\" is no ULID.");
        }
    }

    private void closeArguments(LateDecision d) {
        digests.reset();
        for (int i = 0; i < d.arguments(); i++) {
            d.writeArgument(i, digests.open(d.argumentName(i)));
            digests.close();
        }
        digests.sort();
    }

    private void begin() {
        json.reset().limitText(LIMITS.text());
        json.beginObject().name("_type").string("https://in-toto.io/Statement/v1");
        json.name("predicate").beginObject();
    }

    private void action(LateDecision d) {
        json.name("action").beginObject().name("_sd");
        digests.writeTo(json);
        json.member("_sd_alg", "sha-256");
        disclosed(d);
        json.member("kind", d.kind()).member("name", d.name()).member("target", d.target());
        json.endObject();
    }

    private void disclosed(LateDecision d) {
        int shown = 0;
        for (int i = 0; i < d.arguments() && shown < LIMITS.items(); i++) {
            String argument = d.argumentName(i);
            if (!d.isDisclosed(i) || argument.length() > PredicateFormat.MAX_NAME) {
                continue;
            }
            if (shown++ == 0) {
                json.name("disclosed").beginObject();
            }
            json.name(argument);
            int start = json.length();
            d.writeArgument(i, json);
            PredicateFormat.limitValue(json, start, LIMITS);
        }
        if (shown > 0) {
            json.endObject();
        }
    }

    private void point(long seq, byte[] site) {
        json.name("point").beginObject();
        json.member("agentVersion", point.agentVersion())
                .member("boot", point.boot())
                .member("hardening", point.hardening());
        json.member("id", point.id()).name("seq").number(seq);
        if (site != null) {
            json.name("site").written(site);
        }
        json.endObject();
    }

    private void nonce() {
        json.name("nonce").plain(salts.next(), Salts.CHARACTERS);
    }

    private void time(String member, long micros) {
        Rfc3339.write(micros, time);
        json.name(member).plain(time, Rfc3339.CHARACTERS);
    }

    /** The digest of the request as the subject carries it: of {@code {_sd, kind, name, target}}. */
    private void subjectOf(LateDecision d) {
        request.reset().limitText(LIMITS.text()).beginObject().name("_sd");
        digests.writeTo(request);
        request.member("kind", d.kind()).member("name", d.name()).member("target", d.target());
        request.endObject();
        sha256.update(request.buffer(), 0, request.length());
        Sha256.into(subject, sha256);
    }

    private void end(String type, byte[] digest, int at) {
        System.arraycopy(id, 0, name, ACTION.length, id.length);
        json.endObject().name("predicateType").string(type);
        json.name("subject").beginArray().beginObject();
        json.name("digest").beginObject().name("sha256").hex(digest, at, Sha256.LENGTH);
        json.endObject();
        json.name("name").plain(name, name.length);
        json.endObject().endArray().endObject();
    }

    /** A record whose texts must be cut further is rare enough to be made the slow way. */
    private void encodeTightly(LateDecision d, long timeMicros, long seq) {
        large = large == null ? new StatementEncoder(point) : large;
        large.encode(EagerDecision.of(d, text(id), timeMicros, digests.texts()));
        large.number(seq);
        record = large.buffer();
        length = large.length();
        System.arraycopy(large.subject(), 0, subject, 0, subject.length);
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
