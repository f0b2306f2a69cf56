// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.code;

import dev.bylaw.cli.console.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which methods are governed. */
public final class CodeOptions {

    @Option(
            names = {"--classes", "--jar"},
            arity = "1..*",
            paramLabel = "PATH",
            description = "Class files: jars, and folders of them. They are read and not run.")
    private List<Path> classes;

    @Option(
            names = "--govern",
            paramLabel = "FILE",
            description = "The enforcer's configuration: methods under govern:, entities, schema, principal.")
    private Path govern;

    /** Whether class files are named. */
    public boolean given() {
        return classes != null;
    }

    /** Reads them. */
    public GovernedCode read() throws Failure {
        if (classes == null) {
            throw Failure.usage("bylaw: name the class files: --classes PATH, a jar or a folder of classes.");
        }
        return GovernedCode.read(classes, Optional.ofNullable(govern));
    }
}
