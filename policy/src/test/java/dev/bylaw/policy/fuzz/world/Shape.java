// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.Map;

/** A type of a generated schema. */
public sealed interface Shape {

    /** The types without parts. */
    enum Simple implements Shape {
        BOOL("Bool", "Boolean"),
        LONG("Long", "Long"),
        STRING("String", "String"),
        DECIMAL("decimal", "decimal"),
        IP("ipaddr", "ipaddr"),
        DATETIME("datetime", "datetime"),
        DURATION("duration", "duration");

        private final String cedar;
        private final String json;

        Simple(String cedar, String json) {
            this.cedar = cedar;
            this.json = json;
        }

        /** The name in the Cedar syntax. */
        public String cedar() {
            return cedar;
        }

        /** The name in the JSON syntax. */
        public String json() {
            return json;
        }

        /** Whether values of it are made by a function of the same name, or nearly so. */
        public boolean isExtension() {
            return this == DECIMAL || this == IP || this == DATETIME || this == DURATION;
        }
    }

    /** Entities of one type. */
    record EntityOf(String type) implements Shape {}

    /** A set. */
    record SetOf(Shape element) implements Shape {}

    /** A record with these attributes. */
    record RecordOf(Map<String, Field> fields) implements Shape {}

    /** An attribute of a record or of an entity. */
    record Field(Shape shape, boolean required) {}
}
