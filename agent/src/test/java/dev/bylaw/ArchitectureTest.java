// SPDX-License-Identifier: Apache-2.0
package dev.bylaw;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between the rooms of the house. The agent sees all of them, so the rules stand here. */
class ArchitectureTest {

    private static final JavaClasses BYLAW = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.bylaw");

    private static final String[] JDK = {"java..", "javax.."};

    private static ArchRule only(String why, String room, String... may) {
        String[] allowed = Stream.concat(Stream.of(JDK), Stream.concat(Stream.of(room), Stream.of(may)))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because(why)
                .allowEmptyShould(true);
    }

    @TestFactory
    Stream<DynamicTest> the_arrows_point_one_way() {
        return Stream.of(
                        only("applications import it", "dev.bylaw.annotations.."),
                        only("the language is pure", "dev.bylaw.policy..", "com.fasterxml.jackson.core.."),
                        only("a counterparty runs it", "dev.bylaw.evidence.."),
                        only(
                                "the command needs no agent",
                                "dev.bylaw.cli..",
                                "dev.bylaw.policy..",
                                "dev.bylaw.evidence..",
                                "picocli..",
                                "com.fasterxml.jackson.."),
                        only("it is all that an old JVM sees", "dev.bylaw.premain.."),
                        only(
                                "weaving knows bytes and the gate's name",
                                "dev.bylaw.weave..",
                                "dev.bylaw.gate..",
                                "net.bytebuddy.jar.asm.."),
                        classes()
                                .that()
                                .resideInAPackage("dev.bylaw.gate..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        "dev.bylaw.gate..",
                                        "java.lang",
                                        "java.lang.reflect",
                                        "java.lang.invoke",
                                        "java.util",
                                        "java.util.concurrent",
                                        "java.util.concurrent.atomic",
                                        "java.util.function")
                                .because("the gate lives in java.base"),
                        noClasses()
                                .that()
                                .resideInAPackage("dev.bylaw.policy..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("java.nio.file..", "java.net..", "java.lang.reflect..")
                                .because("the language does no I/O and reads no class"),
                        noClasses()
                                .that()
                                .resideInAnyPackage("dev.bylaw.policy..", "dev.bylaw.weave..")
                                .should()
                                .callMethod(System.class, "currentTimeMillis")
                                .orShould()
                                .callMethod(System.class, "nanoTime")
                                .because("they have no clock"),
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        "dev.bylaw.engine..",
                                        "dev.bylaw.weave..",
                                        "dev.bylaw.premain..",
                                        "dev.bylaw.gate..",
                                        "dev.bylaw.evidence..",
                                        "dev.bylaw.policy..")
                                .should()
                                .accessField(System.class, "out")
                                .because("stdout belongs to the application; a server may speak a protocol on it"),
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("java.util.logging..", "sun.misc..")
                                .because("a log manager can be reset by anybody, and Unsafe is going away"),
                        noClasses().should().resideInAPackage("..util.."))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(BYLAW)));
    }
}
