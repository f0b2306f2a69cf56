// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.json.JsonMembers;
import dev.bylaw.evidence.json.UnexpectedJson;
import dev.bylaw.evidence.json.Wanted;
import java.util.Map;

/**
 * Reads of a record what it is found by and when it was stated, and nothing else: whoever indexes a log reads every record of
 * it, beside the service that it is about.
 *
 * <p>One thread.
 */
final class IndexedView {

    private static final int TYPE = 0;
    private static final int ID = 1;
    private static final int TIME = 2;
    private static final int RESULT = 3;
    private static final int AGENT = 4;
    private static final int CHAIN = 5;
    private static final int SESSION = 6;
    private static final int ACTION = 7;
    private static final int TARGET = 8;
    private static final int POLICIES = 9;
    private static final int DECISION_ID = 10;
    private static final int PLACES = 11;

    private final JsonMembers members = new JsonMembers(
            PLACES,
            Wanted.within(
                    "predicate",
                    Wanted.within("action", Wanted.member("name", ACTION), Wanted.member("target", TARGET)),
                    Wanted.within(
                            "actor",
                            Wanted.member("agent", AGENT),
                            Wanted.member("onBehalfOf", CHAIN),
                            Wanted.member("session", SESSION)),
                    Wanted.within("decision", Wanted.member("id", DECISION_ID)),
                    Wanted.member("id", ID),
                    Wanted.within("policy", Wanted.member("determining", POLICIES)),
                    Wanted.member("result", RESULT),
                    Wanted.member("time", TIME)),
            Wanted.member("predicateType", TYPE));

    /**
     * As {@link RecordView#of}, without mode, outcome, input and predicate.
     *
     * @throws JsonException when it is no record
     */
    RecordView of(byte[] record) throws JsonException {
        try {
            members.on(record, 0, record.length);
            return members.has(TYPE) ? view() : RecordView.of(record);
        } catch (UnexpectedJson e) {
            return RecordView.of(record); // of another maker
        }
    }

    private RecordView view() throws UnexpectedJson {
        String type = RecordView.typeOf(members.text(TYPE));
        return new RecordView(
                type,
                members.text("decision".equals(type) ? ID : DECISION_ID),
                members.text(TIME),
                members.text(RESULT),
                null,
                members.text(AGENT),
                members.texts(CHAIN),
                members.text(ACTION),
                members.text(TARGET),
                members.text(SESSION),
                members.texts(POLICIES),
                null,
                Map.of(),
                Map.of());
    }
}
