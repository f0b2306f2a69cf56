// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.file.TextFile;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what requests are decided against. */
final class WorldOptions {

    @Option(
            names = "--policies",
            required = true,
            paramLabel = "P",
            description = "Policies: a .cedar file, a folder of them, or a policy set in JSON. May be repeated.")
    private List<Path> policies;

    @Option(names = "--entities", paramLabel = "E", description = "Entities, in Cedar's JSON. Default: none.")
    private Path entities;

    @Option(
            names = "--schema",
            paramLabel = "S",
            description = "A Cedar schema, or a .json one. Entities and requests must conform to it.")
    private Path schema;

    /** Reads it all, or fails as configuration that cannot be used. */
    World read() throws Failure {
        Optional<Schema> declared = Optional.empty();
        if (schema != null) {
            declared = Optional.of(World.configured(TextFile.read(schema), World::schema));
        }
        try {
            PolicySet set = World.policies(policies);
            return new World(set, entities(declared), declared);
        } catch (PolicyException e) {
            throw Failure.configuration(e.getMessage(), e);
        }
    }

    private Entities entities(Optional<Schema> declared) throws Failure, PolicyException {
        if (entities == null) {
            return World.entities(declared);
        }
        Source source = TextFile.read(entities);
        return World.entities(source, declared);
    }
}
