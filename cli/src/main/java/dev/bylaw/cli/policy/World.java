// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.file.TextFile;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.json.PolicySetJson;
import dev.bylaw.policy.json.RequestJson;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.validate.TypedJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a request is decided against.
 *
 * @param policies the policies
 * @param entities the entities; with a schema, its actions are among them
 * @param schema the schema; entities and requests were checked against it
 */
record World(PolicySet policies, Entities entities, Optional<Schema> schema) {

    private static final String JSON = ".json";

    /** Something that is read from a text. */
    interface Reader<T> {
        T read(Source source) throws PolicyException;
    }

    /** Reads it, or fails as configuration that cannot be used. */
    static <T> T configured(Source source, Reader<T> reader) throws Failure {
        try {
            return reader.read(source);
        } catch (PolicyException e) {
            throw Failure.configuration(e.getMessage(), e);
        }
    }

    /** Policies from files and folders, as one set: Cedar text, or one file of Cedar's JSON. */
    static PolicySet policies(List<Path> files) throws Failure, PolicyException {
        if (files.size() == 1 && files.get(0).toString().endsWith(JSON)) {
            return PolicySetJson.parse(TextFile.read(files.get(0)));
        }
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            for (Path each : TextFile.in(file, ".cedar")) {
                sources.add(TextFile.read(each));
            }
        }
        return PolicySet.parse(sources);
    }

    /** A schema in either syntax: a name that ends in {@code .json} says which. */
    static Schema schema(Source source) throws PolicyException {
        return source.name().endsWith(JSON) ? Schema.parseJson(source) : Schema.parse(source);
    }

    /** Entities, checked against the schema if there is one. */
    static Entities entities(Source source, Optional<Schema> schema) throws PolicyException {
        return schema.isPresent() ? TypedJson.parseEntities(source, schema.get()) : Entities.parse(source);
    }

    /** No entities but those that the schema declares: its actions. */
    static Entities entities(Optional<Schema> schema) throws PolicyException {
        return entities(new Source("(no entities)", "[]"), schema);
    }

    /** A request, checked against the schema if there is one. */
    Request request(Source source) throws PolicyException {
        return schema.isPresent() ? TypedJson.parseRequest(source, schema.get()) : RequestJson.parse(source);
    }

    /** A request that the user asks, who is told when it makes no sense. */
    Request asked(Source source) throws Failure {
        try {
            return request(source);
        } catch (PolicyException e) {
            throw Failure.usage(e.getMessage(), e);
        }
    }
}
