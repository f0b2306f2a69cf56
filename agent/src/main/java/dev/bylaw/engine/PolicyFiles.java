// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.codegen.HiddenClasses;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.compile.ProgramCompiler;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.validate.TypedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a bundle is made of: policies, entities. Reads each file once, whole, and makes the bundle from the bytes
 * that were read.
 */
final class PolicyFiles {

    private static final long LARGEST = 64L << 20;
    private static final String EXTENSION = ".cedar";

    /** For all versions of the policies: it has a thread, and keeps nothing of what it makes. */
    private static final ProgramCompiler CODE = HiddenClasses.inBackground();

    private final Optional<Path> policies;
    private final Optional<Path> entities;
    private final Optional<Path> schema;

    PolicyFiles(Settings settings) {
        this.policies = settings.policies();
        this.entities = settings.entities();
        this.schema = settings.schema();
    }

    /** The texts, in the order of their names; a policy without {@code @id} is counted in this order. */
    record Texts(List<Source> policies, Optional<Source> entities, Optional<Source> schema) {}

    /** What the texts say. */
    record Content(PolicySet policies, Optional<Schema> schema, Entities entities) {}

    /** The files that count now: those of the folder that end in {@code .cedar}, by name, and the entities. */
    List<Path> present() throws IOException {
        List<Path> files = new ArrayList<>(policyFiles());
        entities.ifPresent(files::add);
        schema.ifPresent(files::add);
        return files;
    }

    /** Reads them. */
    Texts read() throws IOException, PolicyLoadException {
        List<Source> sources = new ArrayList<>();
        for (Path file : policyFiles()) {
            sources.add(text(file));
        }
        return new Texts(sources, optional(entities), optional(schema));
    }

    private static Optional<Source> optional(Optional<Path> file) throws IOException, PolicyLoadException {
        return file.isPresent() ? Optional.of(text(file.get())) : Optional.empty();
    }

    private List<Path> policyFiles() throws IOException {
        if (policies.isEmpty()) {
            return List.of();
        }
        Path path = policies.get();
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = new ArrayList<>();
        // Not as a stream of paths, for which the JDK loads twenty classes in every start.
        String[] names = path.toFile().list();
        if (names == null) {
            throw new IOException(path + ": error: the files in this folder cannot be listed");
        }
        for (String name : names) {
            if (name.endsWith(EXTENSION)) {
                files.add(path.resolve(name));
            }
        }
        Collections.sort(files);
        return files;
    }

    private static Source text(Path file) throws IOException, PolicyLoadException {
        if (!Files.isRegularFile(file)) {
            throw new PolicyLoadException(file + ": error: this is not a file that can be read.");
        }
        if (Files.size(file) > LARGEST) {
            throw new PolicyLoadException(file + ": error: larger than " + LARGEST + " bytes.");
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        // What is not UTF-8 is replaced, which would change what a policy says, and so is not the same when written
        // again.
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new PolicyLoadException(file + ": error: not UTF-8. Save the file in UTF-8.");
        }
        return new Source(file.toString(), text);
    }

    /** Makes a bundle of these texts. */
    static PolicyBundle bundle(Texts texts) throws PolicyLoadException {
        try {
            Content content = content(texts);
            PolicySet set = content.policies();
            Entities entities = content.entities();
            Optional<Entities> cited = texts.entities().isPresent() ? Optional.of(entities) : Optional.empty();
            return new PolicyBundle(
                    CompiledPolicies.compile(set, entities, CODE),
                    content.schema(),
                    advice(set),
                    new Documents(set, cited, texts.schema()));
        } catch (PolicyException wrong) {
            throw new PolicyLoadException(wrong.getMessage());
        }
    }

    /** Reads the texts, and checks entities against the schema. */
    static Content content(Texts texts) throws PolicyException {
        PolicySet set = PolicySet.parse(texts.policies());
        Optional<Schema> schema = schema(texts);
        return new Content(set, schema, entities(texts, schema));
    }

    private static Optional<Schema> schema(Texts texts) throws PolicyException {
        if (texts.schema().isEmpty()) {
            return Optional.empty();
        }
        Source text = texts.schema().get();
        return Optional.of(text.name().endsWith(".json") ? Schema.parseJson(text) : Schema.parse(text));
    }

    /** With a schema, entities must be of its types, and may leave out what the types say. */
    private static Entities entities(Texts texts, Optional<Schema> schema) throws PolicyException {
        if (schema.isPresent()) {
            // Without a file there are still the schema's actions, and their groups.
            Source none = new Source("(no entities)", "[]");
            return TypedJson.parseEntities(texts.entities().orElse(none), schema.get());
        }
        return texts.entities().isPresent() ? Entities.parse(texts.entities().get()) : Entities.EMPTY;
    }

    private static Map<String, Advice> advice(PolicySet set) throws PolicyLoadException {
        Map<String, Advice> advice = new HashMap<>();
        for (Policy policy : set.policies()) {
            try {
                Advice said = Advice.of(policy.id(), policy.annotations());
                if (!said.equals(Advice.NONE)) {
                    advice.put(policy.id(), said);
                }
            } catch (IllegalArgumentException wrong) {
                throw new PolicyLoadException(wrong.getMessage());
            }
        }
        return Map.copyOf(advice);
    }
}
