// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonReader;
import dev.bylaw.cli.json.JsonSyntaxException;

/**
 * One record, read.
 *
 * @param index its place in the log, from 0
 * @param type {@code decision}, {@code execution}, {@code policyChange} …; empty when the bytes are no statement
 * @param predicate what it says
 */
record LogRecord(long index, String type, Json predicate) {

    static final String DECISION = "decision";
    static final String EXECUTION = "execution";

    static LogRecord of(long index, byte[] bytes) {
        Json statement;
        try {
            statement = JsonReader.read(bytes);
        } catch (JsonSyntaxException e) {
            return new LogRecord(index, "", Json.Absent.ABSENT);
        }
        return new LogRecord(index, name(statement.at("predicateType").text()), statement.at("predicate"));
    }

    /** Of {@code https://bylaw.dev/decision/v0.1}, the word before the version. */
    private static String name(String type) {
        int end = type.lastIndexOf("/v");
        return end < 0 ? "" : type.substring(type.lastIndexOf('/', end - 1) + 1, end);
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    boolean isReadable() {
        return !type.isEmpty();
    }

    /** The id of a decision. */
    String id() {
        return predicate.at("id").text();
    }

    String time() {
        return predicate.at("time").text();
    }
}
