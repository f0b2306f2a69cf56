// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A class of checks, each a method without parameters, run together in one forked JVM and shown as one test each. */
public final class Spec {

    private Spec() {}

    /** Runs the class in the JVM; a check that is missing in what the JVM said has failed. */
    public static Stream<DynamicTest> run(ForkedJvm jvm, Class<?> spec) throws Exception {
        ForkedJvm.Outcome outcome = jvm.run(Spec.class, spec.getName());
        List<DynamicTest> tests = new ArrayList<>();
        for (Method check : checks(spec)) {
            tests.add(dynamicTest(
                    check.getName(),
                    () -> assertThat(outcome.out()).as(outcome::transcript).contains("PASS " + check.getName())));
        }
        tests.add(dynamicTest(
                "the_jvm_ends_well_and_warns_of_nothing",
                () -> assertThat(outcome.err().stream().filter(line -> line.contains("WARN")))
                        .as(outcome::transcript)
                        .isEmpty()));
        return tests.stream();
    }

    private static List<Method> checks(Class<?> spec) {
        return Arrays.stream(spec.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0
                        && method.getReturnType() == void.class
                        && !method.isSynthetic()
                        && method.getName().contains("_"))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /** Runs in the forked JVM. */
    public static void main(String[] arguments) throws Exception {
        Class<?> spec = Class.forName(arguments[0]);
        for (Method check : checks(spec)) {
            check.setAccessible(true);
            var constructor = spec.getDeclaredConstructor();
            constructor.setAccessible(true);
            try {
                check.invoke(constructor.newInstance());
                System.out.println("PASS " + check.getName());
            } catch (InvocationTargetException e) {
                System.out.println("FAIL " + check.getName());
                System.err.println("FAIL " + check.getName());
                e.getCause().printStackTrace();
            }
        }
    }
}
