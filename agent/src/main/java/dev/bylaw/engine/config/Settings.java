// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import dev.bylaw.engine.identity.Limits;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.weave.Sink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of one JVM, complete and frozen. Paths are absolute.
 *
 * @param file the YAML file it came from, if there was one
 * @param mode whether denials are enforced
 * @param hardening how much the start-up check of the JVM's own powers may refuse
 * @param frameworks which framework adapters are on: {@code auto}, {@code off}, or names
 * @param agents which other agents keep their powers while the application runs: names of their classes with {@code *} for
 *     any characters, or {@code any}
 * @param sinks which effects of the JDK itself are decided
 * @param propagation whether tasks that are handed to other threads keep their identity
 * @param telemetry whether decisions are shown to the telemetry libraries of the application
 * @param policies the policy file or folder; absent means that no policy is loaded and every governed call is refused
 * @param schema the schema file
 * @param entities the entities file
 * @param principal who acts when nobody is bound; absent means that such calls are refused
 * @param identity where users are known from
 * @param delegation how work is handed on
 * @param audit the log
 * @param govern methods governed without annotation
 */
public record Settings(
        Optional<Path> file,
        Mode mode,
        Hardening hardening,
        List<String> frameworks,
        List<String> agents,
        Set<Sink> sinks,
        Propagation propagation,
        Telemetry telemetry,
        Optional<Path> policies,
        Optional<Path> schema,
        Optional<Path> entities,
        Optional<EntityUid> principal,
        Identity identity,
        Delegation delegation,
        Audit audit,
        List<Govern> govern) {

    /** What the enforcement itself is made of: nobody else may write it while the service runs. */
    public List<Path> ownFiles(Path jar) {
        List<Path> files = new ArrayList<>(List.of(jar, audit.dir()));
        file.ifPresent(files::add);
        policies.ifPresent(files::add);
        schema.ifPresent(files::add);
        entities.ifPresent(files::add);
        return files;
    }

    /** Whether a denial stops the call. */
    public enum Mode {
        /** A denied body never runs. */
        ENFORCE,
        /** Everything runs; records say what would have been denied, and that nothing was. */
        OBSERVE
    }

    /** What to do about powers of the JVM that weaken the boundary. */
    public enum Hardening {
        /** Nothing is checked. */
        OFF,
        /** Open powers are listed. */
        REPORT,
        /** An open power refuses the start. */
        STRICT
    }

    /** Whether work that is handed to another thread is done on behalf of whoever handed it over. */
    public enum Propagation {
        /** By the executors, futures, fork-join pools, scheduled tasks and virtual threads of the JDK. */
        AUTO,
        /** It is not: a task has an identity only if it was wrapped, or binds one. */
        OFF
    }

    /** Whether decisions are shown where the application shows what it does. */
    public enum Telemetry {
        /** On OpenTelemetry's spans and in Micrometer's registry, where the application has them. */
        AUTO,
        /** Nowhere. */
        OFF
    }

    /** How sure a record must be before the body runs. */
    public enum Durability {
        /** Handed to the log's writer. */
        ASYNC,
        /** On disk. */
        DURABLE,
        /** On disk and seen by the witnesses. */
        WITNESSED
    }

    /**
     * Where users are known from, beside what code says.
     *
     * @param springSecurity whether Spring Security's authentication begins a chain
     * @param type the entity type of those users
     * @param tokenAgents whether those whom a token was handed to join it
     */
    public record Identity(boolean springSecurity, String type, boolean tokenAgents) {}

    /** Who may hand work on. */
    public enum DelegationMode {
        /** Policies decide, as soon as one of them names the action {@code delegate}; else it is open. */
        AUTO,
        /** Policies decide: without a permit nobody does. */
        GOVERNED,
        /** Everybody, within the limits. */
        OPEN
    }

    /**
     * How work is handed on.
     *
     * @param mode who may
     * @param depth the longest chain
     * @param limits what each hand-over is limited to, beside what code asks for
     */
    public record Delegation(DelegationMode mode, int depth, Limits limits) {}

    /** Whose arguments enter a record, always as salted digests. */
    public enum Arguments {
        /** Every parameter that is not {@code @Ignored}. */
        ALL,
        /** Only parameters that a loaded policy or the resource's name reads: the cheapest, and the least evidence. */
        READ
    }

    /** Whether the values behind the digests are kept. */
    public enum Vault {
        /** They are not: nobody can open a digest whose disclosure was not handed on. */
        OFF,
        /** They are, encrypted and erasable, beside the log. */
        ON
    }

    /**
     * The log.
     *
     * @param dir its folder
     * @param origin its name, for ever
     * @param durability the default, which a policy may raise
     * @param arguments whose arguments are digested
     * @param vault whether what opens the digests is kept
     * @param witnesses who cosigns checkpoints
     * @param quorum how many of them must
     */
    public record Audit(
            Path dir,
            String origin,
            Durability durability,
            Arguments arguments,
            Vault vault,
            List<Witness> witnesses,
            int quorum) {}

    /** A witness: its name, its address, its verification key. */
    public record Witness(String name, String url, String vkey) {}

    /**
     * A method governed without annotation.
     *
     * @param method the pattern, {@code Class[+]#method[(types)]}
     * @param action the action's name; absent means the method's
     * @param resource the resource's template
     * @param context the parameters' names, in order, which stand before those of the class file; empty for those
     * @param later whether its class may be absent from the class path at start
     * @param where {@code file:line} of the entry, for messages
     */
    public record Govern(
            String method,
            Optional<String> action,
            Optional<String> resource,
            List<String> context,
            boolean later,
            String where) {}
}
