// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.oracle;

import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.Value;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Objects of cedar-java's model that stand for JSON as it is, so that forms which its Java classes cannot express, and wrong
 * ones, reach the Rust side.
 */
final class RawJson {

    private RawJson() {}

    private interface Raw {
        String json();
    }

    /** Writes the text unchanged. */
    private static final class Writer extends JsonSerializer<Raw> {
        @Override
        public void serialize(Raw value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(value.json());
        }
    }

    /** A value of a context. */
    @JsonSerialize(using = Writer.class)
    static final class RawValue extends Value implements Raw {
        private final String json;

        RawValue(String json) {
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }

        @Override
        public String toCedarExpr() {
            throw new UnsupportedOperationException("this value is JSON only");
        }
    }

    /** All the entities of a list: their JSON, separated by commas, without the brackets. */
    @JsonSerialize(using = Writer.class)
    static final class RawEntities extends Entity implements Raw {
        private final String json;

        RawEntities(EntityUID any, String json) {
            super(any, Map.of(), Set.of());
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }
    }

    /** A policy set in the form in which cedar-java hands it to Rust. */
    @JsonSerialize(using = Writer.class)
    static final class RawPolicies extends PolicySet implements Raw {
        private final String json;

        RawPolicies(String json) {
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }
    }
}
