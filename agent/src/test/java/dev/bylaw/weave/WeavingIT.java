// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.fork.Spec;
import dev.bylaw.fork.TestAgent;
import dev.bylaw.weave.spec.KindsOfMethodsSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is woven, and that it is called exactly once however it is reached. */
final class WeavingIT {

    @TestFactory
    Stream<DynamicTest> every_kind_of_method() throws Exception {
        return Spec.run(ForkedJvm.under(TestAgent.jar(), ""), KindsOfMethodsSpec.class);
    }

    @TestFactory
    Stream<DynamicTest> every_kind_of_method_with_its_arguments_boxed() throws Exception {
        return Spec.run(ForkedJvm.under(TestAgent.jar(), "arguments"), KindsOfMethodsSpec.class);
    }
}
