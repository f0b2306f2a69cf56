// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.statement.Decision.Action;
import dev.bylaw.evidence.statement.Decision.Actor;
import dev.bylaw.evidence.statement.Decision.Argument;
import dev.bylaw.evidence.statement.Decision.PolicyUse;
import dev.bylaw.evidence.statement.Decision.ResourceDescriptor;
import dev.bylaw.evidence.statement.Decision.Site;
import dev.bylaw.evidence.statement.Decision.Verdict;
import java.util.List;

/**
 * The members of each predicate, in the order that RFC 8785 wants: one method a predicate, one line a member. Each returns
 * the hole for the record's number, which is {@code point.seq}.
 */
final class PredicateFormat {

    /** A longer name is not a parameter's; its value stays closed. */
    static final int MAX_NAME = 256;

    private final Point point;
    private final Salts salts = new Salts();
    private final byte[] time = new byte[Rfc3339.CHARACTERS];
    private JsonWriter json;
    private TextLimits limits;

    PredicateFormat(Point point) {
        this.point = point;
    }

    /** Where the next members go, and how much of hostile input they take. */
    PredicateFormat on(JsonWriter target, TextLimits howMuch) {
        json = target.limitText(howMuch.text());
        limits = howMuch;
        return this;
    }

    int decision(Decision d) {
        Verdict verdict = d.verdict();
        action(d.action());
        json.name("actor");
        actor(d.actor());
        if (d.approval() != null) {
            json.name("approval").beginObject().member("id", d.approval()).endObject();
        }
        json.member("code", verdict.code());
        json.member("durability", d.durability().text());
        json.member("evaluated", verdict.evaluated().text());
        json.member("id", d.id());
        json.member("mode", verdict.mode().text());
        if (d.action().arguments().isEmpty()) { // salted digests are random enough
            nonce();
        }
        int seq = point(d.site());
        json.name("policy");
        policy(d.policy());
        json.member("reason", verdict.reason());
        json.member("result", verdict.result().text());
        time("time", d.timeMicros());
        return seq;
    }

    int execution(Execution e) {
        decisionRef(e.decision());
        if (e.error() != null) {
            json.name("error").beginObject().member("class", e.error()).endObject();
        }
        timeIfKnown("finishedOn", e.finishedMicros());
        nonce();
        json.member("outcome", e.outcome().text());
        int seq = point(null);
        timeIfKnown("startedOn", e.startedMicros());
        time("time", e.timeMicros());
        return seq;
    }

    int approval(Approval a) {
        json.member("by", a.by());
        decisionRef(a.decision());
        if (a.documentSha256() != null) {
            json.name("document")
                    .beginObject()
                    .member("sha256", a.documentSha256())
                    .endObject();
        }
        timeIfKnown("expiresOn", a.expiresMicros());
        json.member("id", a.id());
        texts("lifts", a.lifts());
        json.member("method", a.method());
        nonce();
        int seq = point(null);
        json.member("role", a.role());
        time("time", a.timeMicros());
        json.member("verdict", a.granted() ? "approved" : "declined");
        return seq;
    }

    int policyChange(PolicyChange c) {
        json.member("by", c.by());
        json.member("finding", c.finding());
        json.name("new");
        documents(c.after());
        nonce();
        json.name("old");
        documents(c.before());
        json.member("outcome", c.accepted() ? "accepted" : "rejected");
        int seq = point(null);
        time("time", c.timeMicros());
        return seq;
    }

    int coverage(Coverage c) {
        json.limitText(Math.min(Coverage.TEXT_LIMIT, limits.text()));
        json.name("governed");
        governed(c.governed());
        nonce();
        json.name("notGoverned");
        notGoverned(c.notGoverned());
        json.name("part").number(c.part());
        json.name("parts").number(c.parts());
        int seq = point(null);
        time("time", c.timeMicros());
        return seq;
    }

    int heartbeat(Heartbeat h) {
        if (!h.failing().isEmpty()) {
            json.name("failing").beginArray();
            for (int i = 0; i < h.failing().size(); i++) {
                json.string(h.failing().get(i));
            }
            json.endArray();
        }
        head(h.log());
        nonce();
        int seq = point(null);
        json.name("refused").number(h.refused());
        time("time", h.timeMicros());
        return seq;
    }

    int recovery(Recovery r) {
        json.member("detail", r.detail());
        json.member("event", r.event());
        json.member("file", r.file());
        json.name("inDoubt").number(r.inDoubt());
        head(r.log());
        json.name("lostBytes").number(r.lostBytes());
        nonce();
        int seq = point(null);
        time("time", r.timeMicros());
        return seq;
    }

    int keyChange(KeyChange k) {
        head(k.log());
        json.member("newKey", k.newKey());
        nonce();
        json.member("oldKey", k.oldKey());
        int seq = point(null);
        time("time", k.timeMicros());
        return seq;
    }

    /** The request as its subject's digest covers it: {@code {_sd, kind, name, target}}. */
    void request(Action a) {
        json.beginObject();
        digests(a.arguments());
        json.member("kind", a.kind()).member("name", a.name()).member("target", a.target());
        json.endObject();
    }

    /** The ledger as its subject's digest covers it: {@code {governed, notGoverned}}. */
    void methods(Coverage c) {
        json.limitText(Math.min(Coverage.TEXT_LIMIT, limits.text()));
        json.beginObject().name("governed");
        governed(c.governed());
        json.name("notGoverned");
        notGoverned(c.notGoverned());
        json.endObject();
    }

    void documents(List<ResourceDescriptor> documents) {
        json.beginArray();
        int count = Math.min(documents.size(), limits.items());
        for (int i = 0; i < count; i++) {
            ResourceDescriptor document = documents.get(i);
            json.beginObject();
            json.name("digest")
                    .beginObject()
                    .member("sha256", document.sha256())
                    .endObject();
            json.member("uri", document.uri());
            json.endObject();
        }
        if (count < documents.size()) {
            json.beginObject().member("uri", rest(documents.size() - count)).endObject();
        }
        json.endArray();
    }

    private void action(Action a) {
        json.name("action").beginObject();
        digests(a.arguments());
        json.member("_sd_alg", "sha-256");
        if (!a.disclosed().isEmpty()) {
            disclosed(a.disclosed());
        }
        json.member("kind", a.kind()).member("name", a.name()).member("target", a.target());
        json.endObject();
    }

    private void digests(List<String> digests) {
        json.name("_sd").beginArray();
        for (int i = 0; i < digests.size(); i++) {
            json.string(digests.get(i));
        }
        json.endArray();
    }

    private void disclosed(List<Argument> values) {
        json.name("disclosed").beginObject();
        int count = Math.min(values.size(), limits.items());
        String last = null;
        for (int i = 0; i < count; i++) { // few, and mostly sorted already: the next smallest name, each time
            Argument next = null;
            for (int j = 0; j < values.size(); j++) {
                Argument a = values.get(j);
                if (a.name().length() <= MAX_NAME
                        && (last == null || a.name().compareTo(last) > 0)
                        && (next == null || a.name().compareTo(next.name()) < 0)) {
                    next = a;
                }
            }
            if (next == null) { // the rest are names that came before or are too long
                break;
            }
            last = next.name();
            value(next);
        }
        json.endObject();
    }

    private void value(Argument argument) {
        json.name(argument.name());
        int start = json.length();
        argument.value().writeTo(json);
        limitValue(json, start, limits);
    }

    /** Replaces the value that begins there by a remark when it is too long. */
    static void limitValue(JsonWriter json, int start, TextLimits limits) {
        int bytes = json.length() - start;
        if (bytes > limits.value()) {
            json.rewindValue(start).string("\u2026(cut, " + bytes + " bytes of JSON)");
        }
    }

    void actor(Actor a) {
        json.beginObject().member("agent", a.agent());
        texts("onBehalfOf", a.onBehalfOf());
        json.member("session", a.session());
        if (!a.sources().isEmpty()) {
            texts("sources", a.sources());
        }
        json.endObject();
    }

    void policy(PolicyUse p) {
        json.beginObject();
        texts("determining", p.determining());
        json.member("engine", p.engine());
        texts("errors", p.errors());
        json.name("resources");
        documents(p.resources());
        json.endObject();
    }

    private int point(Site site) {
        json.name("point").beginObject();
        json.member("agentVersion", point.agentVersion())
                .member("boot", point.boot())
                .member("hardening", point.hardening())
                .member("id", point.id());
        int seq = json.name("seq").hole();
        if (site != null) {
            json.name("site");
            site(site);
        }
        json.endObject();
        return seq;
    }

    void site(Site site) {
        json.beginObject();
        json.member("class", site.type()).member("method", site.method()).endObject();
    }

    private void decisionRef(RecordRef decision) {
        json.name("decision").beginObject().member("id", decision.id());
        json.name("leaf").beginObject().name("sha256").hex(decision.leaf()).endObject();
        json.endObject();
    }

    private void head(LogHead head) {
        json.name("log").beginObject().member("origin", head.origin());
        json.name("root").hex(head.root()).name("size").number(head.size());
        json.endObject();
    }

    private void governed(List<Coverage.Governed> methods) {
        json.beginArray();
        for (int i = 0; i < methods.size(); i++) {
            Coverage.Governed m = methods.get(i);
            json.beginObject().member("action", m.action()).member("class", m.type());
            json.member("descriptor", m.descriptor())
                    .member("digest", m.digest())
                    .member("loader", m.loader());
            json.member("method", m.method()).member("resource", m.resource()).endObject();
        }
        json.endArray();
    }

    private void notGoverned(List<Coverage.NotGoverned> methods) {
        json.beginArray();
        for (int i = 0; i < methods.size(); i++) {
            Coverage.NotGoverned m = methods.get(i);
            json.beginObject().member("class", m.type()).member("descriptor", m.descriptor());
            json.member("loader", m.loader()).member("method", m.method()).member("why", m.why());
            json.endObject();
        }
        json.endArray();
    }

    private void texts(String name, List<String> texts) {
        json.name(name).beginArray();
        int count = Math.min(texts.size(), limits.items());
        for (int i = 0; i < count; i++) {
            json.string(texts.get(i));
        }
        if (count < texts.size()) {
            json.string(rest(texts.size() - count));
        }
        json.endArray();
    }

    private static String rest(int more) {
        return "\u2026(cut, " + more + " more)";
    }

    private void nonce() {
        json.name("nonce").plain(salts.next(), Salts.CHARACTERS);
    }

    private void timeIfKnown(String name, long micros) {
        if (micros != 0) {
            time(name, micros);
        }
    }

    private void time(String name, long micros) {
        Rfc3339.write(micros, time);
        json.name(name).plain(time, Rfc3339.CHARACTERS);
    }
}
