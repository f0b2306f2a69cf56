// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.engine.app.Pays;
import dev.bylaw.fork.ForkedJvm;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which applications are put together and started. */
final class DeploymentIT {

    private static final String REFUSED = "Refused by policy limit: too much.";
    private static final String OWN = "dev.bylaw.annotations.ActionDeniedException: ";

    @TempDir
    Path folder;

    @Test
    void a_web_application_has_a_loader_of_its_own_that_goes_when_it_is_undeployed() throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("bylaw.yaml", "policies: policies\naudit: {dir: log}\nprincipal: 'Agent::\"payer\"'\n");
        Path sources = whereIs(DeploymentIT.class).resolve("war");
        Path classes = folder.resolve("war/WEB-INF/classes");
        compile(sources.resolve("shop"), classes, whereIs(GovernedAction.class), library("tomcat-embed-core"));
        copy(whereIs(GovernedAction.class), classes);
        Path server = folder.resolve("server");
        compile(sources.resolve("server"), server, library("tomcat-embed-core"));

        ForkedJvm.Outcome outcome = workplace
                .jvm()
                .classPath(server, library("tomcat-embed-core"), library("tomcat-annotations-api"))
                .run("server.ServesWar", folder.toString());

        assertThat(outcome.out())
                .as(outcome::transcript)
                .containsExactly(
                        "paid", OWN + REFUSED, "paid", OWN + REFUSED, "paid", OWN + REFUSED, "3 of 3 collected");
        assertThat(workplace.records("decision")).hasSize(6);
        assertThat(workplace.records("execution")).hasSize(3);
    }

    @Test
    void a_module_that_requires_nothing_of_ours_is_governed() throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("bylaw.yaml", """
                policies: policies
                audit: {dir: log}
                principal: 'Agent::"payer"'
                govern:
                  - method: shop.internal.Till#pay(..)
                    action: pay
                    resource: Road::{0}
                    context: [road, amount]
                """);
        workplace.write("src/module-info.java", "module shop { }");
        workplace.write("src/shop/internal/Till.java", """
                package shop.internal;
                public class Till {
                    public static void pay(String road, long amount) { System.out.println("paid " + amount); }
                }
                """);
        workplace.write("src/shop/Main.java", """
                package shop;
                public class Main {
                    public static void main(String[] arguments) {
                        System.out.println(Main.class.getModule());
                        for (String amount : arguments) {
                            try {
                                shop.internal.Till.pay("module", Long.parseLong(amount));
                            } catch (SecurityException refused) {
                                System.out.println(refused.getMessage());
                            }
                        }
                    }
                }
                """);
        compile(folder.resolve("src"), folder.resolve("modules/shop"));

        ForkedJvm.Outcome outcome = workplace
                .jvm()
                .runJava("--module-path", folder.resolve("modules").toString(), "-m", "shop/shop.Main", "10", "9000");

        assertThat(outcome.out()).as(outcome::transcript).containsExactly("module shop", "paid 10", REFUSED);
        assertThat(workplace.records("decision")).hasSize(2);
        assertThat(workplace.records("execution")).hasSize(1);
    }

    @Test
    void one_jar_with_the_annotations_merged_into_it() throws Exception {
        Workplace workplace = Workplace.in(folder);
        Path jar = folder.resolve("application-all.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Pays.class.getName());
        Path merged = folder.resolve("merged");
        copy(whereIs(GovernedAction.class), merged);
        Files.createDirectories(merged.resolve("dev/bylaw/engine"));
        copy(whereIs(Pays.class).resolve("dev/bylaw/engine/app"), merged.resolve("dev/bylaw/engine/app"));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Path each : filesOf(merged)) {
                out.putNextEntry(new JarEntry(merged.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
            }
        }

        ForkedJvm.Outcome outcome = workplace.jvm().runJava("-jar", jar.toString(), "10", "9000");

        assertThat(outcome.out()).as(outcome::transcript).containsExactly("paid 10", REFUSED);
        assertThat(workplace.records("decision")).hasSize(2);
        assertThat(workplace.records("execution")).hasSize(1);
    }

    private static void compile(Path sources, Path into, Path... classPath) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-parameters", "-d", into.toString()));
        if (classPath.length > 0) {
            arguments.add("-cp");
            arguments.add(Stream.of(classPath).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
        filesOf(sources).forEach(source -> arguments.add(source.toString()));
        StringWriter said = new StringWriter();
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
        assertThat(status).as(said::toString).isZero();
    }

    private static List<Path> filesOf(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Copies the classes of a folder or a jar. */
    private static void copy(Path classes, Path into) throws IOException {
        if (Files.isDirectory(classes)) {
            copyTree(classes, into);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(classes)) {
            copyTree(jar.getPath("dev").toAbsolutePath(), into.resolve("dev"));
        }
    }

    private static void copyTree(Path tree, Path into) throws IOException {
        for (Path file : filesOf(tree)) {
            Path target = into.resolve(tree.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private static Path whereIs(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** A jar that the build has put beside the others that it weaves. */
    private static Path library(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target", "world"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }
}
