// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.json.JsonWriter;
import java.security.MessageDigest;

/** The parts of a record that all predicates share: which type, which subject, and whose members. */
final class RecordFormat {

    private final JsonWriter json;
    private final JsonWriter scratch = new JsonWriter();
    private final MessageDigest sha256;
    private final PredicateFormat predicate;
    private final Point point;

    RecordFormat(Point point, JsonWriter json, MessageDigest sha256) {
        this.point = point;
        this.json = json;
        this.sha256 = sha256;
        this.predicate = new PredicateFormat(point);
    }

    /** Writes the members of the predicate, and returns the hole for the record's number. */
    int predicate(Statement statement, TextLimits limits) {
        predicate.on(json, limits);
        if (statement instanceof Decision decision) {
            return predicate.decision(decision);
        } else if (statement instanceof Execution execution) {
            return predicate.execution(execution);
        } else if (statement instanceof Approval approval) {
            return predicate.approval(approval);
        } else if (statement instanceof PolicyChange change) {
            return predicate.policyChange(change);
        } else if (statement instanceof Coverage coverage) {
            return predicate.coverage(coverage);
        } else if (statement instanceof Heartbeat heartbeat) {
            return predicate.heartbeat(heartbeat);
        } else if (statement instanceof Recovery recovery) {
            return predicate.recovery(recovery);
        }
        return predicate.keyChange((KeyChange) statement);
    }

    static String typeOf(Statement statement) {
        if (statement instanceof Decision) {
            return "https://bylaw.dev/decision/v0.1";
        } else if (statement instanceof Execution) {
            return "https://bylaw.dev/execution/v0.1";
        } else if (statement instanceof Approval) {
            return "https://bylaw.dev/approval/v0.1";
        } else if (statement instanceof PolicyChange) {
            return "https://bylaw.dev/policyChange/v0.1";
        } else if (statement instanceof Coverage) {
            return "https://bylaw.dev/coverage/v0.1";
        } else if (statement instanceof Heartbeat) {
            return "https://bylaw.dev/heartbeat/v0.1";
        } else if (statement instanceof Recovery) {
            return "https://bylaw.dev/recovery/v0.1";
        }
        return "https://bylaw.dev/keyChange/v0.1";
    }

    String subjectName(Statement statement) {
        if (statement instanceof Decision decision) {
            return "action:".concat(decision.id());
        } else if (statement instanceof Execution execution) {
            return "action:".concat(execution.decision().id());
        } else if (statement instanceof Approval approval) {
            return "action:".concat(approval.decision().id());
        } else if (statement instanceof PolicyChange) {
            return "policies";
        } else if (statement instanceof Coverage) {
            return "coverage:".concat(point.boot());
        }
        return "log:".concat(headOf(statement).origin());
    }

    /**
     * What the record is about, as a digest: of the request for records about an action, so that decision, approval and
     * execution share it; of the documents or methods listed; of the log's head for records about the log.
     */
    byte[] subjectOf(Statement statement, TextLimits limits) {
        if (statement instanceof Execution execution) {
            return execution.decision().subject();
        } else if (statement instanceof Approval approval) {
            return approval.decision().subject();
        } else if (statement instanceof Heartbeat || statement instanceof Recovery || statement instanceof KeyChange) {
            return headOf(statement).root();
        }
        scratch.reset().limitText(limits.text());
        predicate.on(scratch, limits);
        if (statement instanceof Decision decision) {
            predicate.request(decision.action());
        } else if (statement instanceof PolicyChange change) {
            predicate.documents(change.after());
        } else if (statement instanceof Coverage coverage) {
            predicate.methods(coverage);
        }
        sha256.update(scratch.buffer(), 0, scratch.length());
        return sha256.digest();
    }

    private static LogHead headOf(Statement statement) {
        if (statement instanceof Heartbeat heartbeat) {
            return heartbeat.log();
        } else if (statement instanceof Recovery recovery) {
            return recovery.log();
        }
        return ((KeyChange) statement).log();
    }
}
