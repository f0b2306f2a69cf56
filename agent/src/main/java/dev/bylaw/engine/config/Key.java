// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The keys that can be said anywhere: in the file, as a property, a variable or an argument. */
enum Key {
    MODE("mode"),
    HARDENING("hardening"),
    FRAMEWORKS("frameworks"),
    AGENTS("agents"),
    SINKS("sinks"),
    PROPAGATION("propagation"),
    TELEMETRY("telemetry"),
    POLICIES("policies"),
    SCHEMA("schema"),
    ENTITIES("entities"),
    PRINCIPAL("principal"),
    IDENTITY_USER("identity.user"),
    IDENTITY_TYPE("identity.type"),
    IDENTITY_AGENT("identity.agent"),
    DELEGATION_MODE("delegation.mode"),
    DELEGATION_DEPTH("delegation.depth"),
    DELEGATION_TIME("delegation.time"),
    DELEGATION_CALLS("delegation.calls"),
    AUDIT_DIR("audit.dir"),
    AUDIT_ORIGIN("audit.origin"),
    AUDIT_DURABILITY("audit.durability"),
    AUDIT_ARGUMENTS("audit.arguments"),
    AUDIT_VAULT("audit.vault"),
    QUORUM("audit.quorum");

    private final String path;

    Key(String path) {
        this.path = path;
    }

    /** The dotted path, as in an agent argument. */
    String path() {
        return path;
    }

    String property() {
        return "bylaw." + path;
    }

    String variable() {
        return property().toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** The key of this path, or {@code null}. */
    static Key of(String path) {
        for (Key key : values()) {
            if (key.path.equals(path)) {
                return key;
            }
        }
        return null;
    }

    static List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (Key key : values()) {
            paths.add(key.path);
        }
        return paths;
    }
}
