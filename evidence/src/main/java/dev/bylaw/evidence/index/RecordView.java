// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.json.JsonReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a person asks of a record. Fields that the record does not have are {@code null} or empty.
 *
 * @param type the last part of the predicate type: {@code decision}, {@code execution} …
 * @param id the decision's id; of a record about a decision, that one's
 * @param time as it stands in the record
 * @param decision {@code allow}, {@code deny} or {@code escalate}
 * @param mode {@code enforce} or {@code observe}
 * @param principal the acting principal
 * @param chain the principals above it, outermost first
 * @param action the action's name
 * @param resource the resource
 * @param session the session
 * @param policies the ids of the policies that decided
 * @param outcome of an execution, what became of the decision
 * @param input the arguments that a policy disclosed
 * @param predicate the whole predicate
 */
public record RecordView(
        String type,
        String id,
        String time,
        String decision,
        String mode,
        String principal,
        List<String> chain,
        String action,
        String resource,
        String session,
        List<String> policies,
        String outcome,
        Map<String, Object> input,
        Map<String, Object> predicate) {

    /**
     * Reads a record of the log.
     *
     * @throws JsonException when it is not one
     */
    public static RecordView of(byte[] record) throws JsonException {
        Map<String, Object> statement = JsonReader.parseObject(record);
        Map<String, Object> predicate = object(statement, "predicate");
        Map<String, Object> action = object(predicate, "action");
        Map<String, Object> actor = object(predicate, "actor");
        String type = typeOf(text(statement, "predicateType"));
        boolean decision = "decision".equals(type);
        return new RecordView(
                type,
                decision ? text(predicate, "id") : text(object(predicate, "decision"), "id"),
                text(predicate, "time"),
                text(predicate, "result"),
                text(predicate, "mode"),
                text(actor, "agent"),
                texts(actor, "onBehalfOf"),
                text(action, "name"),
                text(action, "target"),
                text(actor, "session"),
                texts(object(predicate, "policy"), "determining"),
                decision ? null : text(predicate, "outcome"),
                object(action, "disclosed"),
                predicate);
    }

    /** When it was stated, in microseconds since 1970; 0 when the record does not say. */
    public long timeMicros() {
        long micros = RecordTime.micros(time);
        if (micros != RecordTime.OTHER_FORM) {
            return micros;
        }
        try {
            Instant instant = Instant.parse(time == null ? "" : time);
            return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    /** The terms under which the record is found. */
    List<String> terms() {
        List<String> terms = new ArrayList<>();
        add(terms, Term.ID, id);
        add(terms, Term.ACTION, action);
        addEntity(terms, Term.PRINCIPAL, principal);
        addEntity(terms, Term.RESOURCE, resource);
        add(terms, Term.DECISION, decision);
        add(terms, Term.SESSION, session);
        for (String above : chain) {
            addEntity(terms, Term.PRINCIPAL, above);
        }
        for (String policy : policies) {
            add(terms, Term.POLICY, policy);
        }
        return terms;
    }

    private static void add(List<String> terms, Term term, String value) {
        String text = value == null ? null : term.of(value);
        if (text != null && !terms.contains(text)) {
            terms.add(text);
        }
    }

    /** As it is written, and by its id alone. */
    private static void addEntity(List<String> terms, Term term, String reference) {
        add(terms, term, reference);
        int id = reference == null ? -1 : reference.indexOf("::\"") + 3;
        if (id > 3 && id < reference.length() && reference.endsWith("\"")) {
            add(terms, term, reference.substring(id, reference.length() - 1));
        }
    }

    static String typeOf(String uri) {
        if (uri == null) {
            return "";
        }
        String[] parts = uri.split("/", -1);
        return parts.length < 2 ? uri : parts[parts.length - 2];
    }

    @SuppressWarnings("unchecked") // JsonReader makes maps with strings for keys only
    private static Map<String, Object> object(Map<String, Object> in, String name) {
        return in.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static String text(Map<String, Object> in, String name) {
        return in.get(name) instanceof String text ? text : null;
    }

    private static List<String> texts(Map<String, Object> in, String name) {
        List<String> texts = new ArrayList<>();
        if (in.get(name) instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }
}
