// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.code;

import dev.bylaw.cli.console.Failure;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.schema.Schema;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The governed methods of some class files, and the schema that follows from their signatures. */
public interface GovernedCode {

    /** Reads class files. The enforcer's class {@code dev.bylaw.engine.ReadCode} is one, with a constructor without parameters. */
    interface Reader {
        /**
         * Reads all class files there.
         *
         * @param places jars, executable ones with jars inside among them, and folders
         * @param configuration the enforcer's configuration, whose {@code govern:} names further methods
         */
        GovernedCode read(List<Path> places, Optional<Path> configuration) throws Failure;
    }

    /**
     * A governed method.
     *
     * @param className its class, with dots
     * @param method the method for people, with the types of its parameters
     * @param action the action that it asks for
     * @param resource the entity type that it acts upon
     * @param parameters the names of the parameters that policies see
     */
    record Method(String className, String method, String action, String resource, List<String> parameters) {
        /** Keeps a copy of the names. */
        public Method {
            parameters = List.copyOf(parameters);
        }
    }

    /** The governed methods, by class and in the order of the class file, abstract ones among them. */
    List<Method> methods();

    /** What should be governed and cannot be, one line each. */
    List<String> problems();

    /** The schema of these methods, with what the configuration says of entities and principals. */
    Schema schema() throws PolicyException;

    /** The findings that the enforcer would have at its start, with these policies, entities and schema. */
    List<Diagnostic> check(PolicySet policies, Entities entities, Optional<Schema> schema);

    /** Reads all class files there, as {@link Reader#read} says. */
    static GovernedCode read(List<Path> places, Optional<Path> configuration) throws Failure {
        return reader().read(places, configuration);
    }

    private static Reader reader() throws Failure {
        try {
            return Class.forName("dev.bylaw.engine.ReadCode")
                    .asSubclass(Reader.class)
                    .getConstructor()
                    .newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw Failure.usage(
                    "this command reads class files with the enforcer, which is in bylaw.jar: java -jar bylaw.jar", e);
        }
    }
}
