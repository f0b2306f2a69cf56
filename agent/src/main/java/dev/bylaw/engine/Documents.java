// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.crypto.Sha256;
import dev.bylaw.evidence.statement.Decision.ResourceDescriptor;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a bundle was made of, by name and digest, as records cite it. The digests are computed by the first record: a start
 * that records nothing does without. Any thread.
 */
final class Documents {

    private final PolicySet policies;
    private final Optional<Entities> entities;
    private final Optional<Source> schema;
    private volatile List<ResourceDescriptor> cited;

    /**
     * Takes what was read.
     *
     * @param entities those of a file, if there is one
     * @param schema the text of the user's own schema, if there is one
     */
    Documents(PolicySet policies, Optional<Entities> entities, Optional<Source> schema) {
        this.policies = policies;
        this.entities = entities;
        this.schema = schema;
    }

    /** The same list each time; two threads that ask first may both make it. */
    List<ResourceDescriptor> cited() {
        List<ResourceDescriptor> known = cited;
        if (known == null) {
            known = cite();
            cited = known;
        }
        return known;
    }

    private List<ResourceDescriptor> cite() {
        List<ResourceDescriptor> resources = new ArrayList<>();
        resources.add(new ResourceDescriptor("policies", policies.digest()));
        if (entities.isPresent()) {
            resources.add(new ResourceDescriptor("entities", entities.get().digest()));
        }
        if (schema.isPresent()) {
            byte[] text = schema.get().text().getBytes(StandardCharsets.UTF_8);
            resources.add(new ResourceDescriptor("schema", Sha256.hex(text)));
        }
        return List.copyOf(resources);
    }
}
