// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import dev.bylaw.evidence.json.JsonMembers;
import dev.bylaw.evidence.json.Wanted;

/** What the checks of a log ask of a record's text, and the places where {@link JsonMembers} has it. */
final class RecordText {

    static final int TYPE = 0;
    static final int BOOT = 1;
    static final int SEQ = 2;
    static final int ID = 3;
    static final int RESULT = 4;
    static final int DECISION = 5;
    static final int DECISION_ID = 6;
    static final int DECISION_LEAF = 7;

    private static final int PLACES = 8;

    private RecordText() {}

    /** A reader of that, for one record after the other. */
    static JsonMembers reader() {
        Wanted leaf = Wanted.within("leaf", Wanted.member("sha256", DECISION_LEAF));
        Wanted predicate = Wanted.within(
                "predicate",
                Wanted.member("id", ID),
                Wanted.member("result", RESULT),
                Wanted.within("point", Wanted.member("boot", BOOT), Wanted.member("seq", SEQ)),
                Wanted.member("decision", DECISION, Wanted.member("id", DECISION_ID), leaf));
        return new JsonMembers(PLACES, predicate, Wanted.member("predicateType", TYPE));
    }
}
