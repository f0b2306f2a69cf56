// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.fork.Spec;
import dev.bylaw.fork.TestAgent;
import dev.bylaw.weave.spec.GateSpec;
import dev.bylaw.weave.spec.IdentitySpec;
import dev.bylaw.weave.spec.RulesSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What an application can reach of the enforcer, and what configuration reaches of the application. */
final class GateIT {

    @TestFactory
    Stream<DynamicTest> the_gate_is_out_of_reach() throws Exception {
        return Spec.run(ForkedJvm.under(TestAgent.jar(), ""), GateSpec.class);
    }

    @TestFactory
    Stream<DynamicTest> the_gate_is_out_of_reach_where_java_lang_is_opened() throws Exception {
        ForkedJvm opened = ForkedJvm.under(TestAgent.jar(), "").flags("--add-opens", "java.base/java.lang=ALL-UNNAMED");
        return Spec.run(opened, GateSpec.class);
    }

    @TestFactory
    Stream<DynamicTest> the_identity_api_leads_to_the_gate() throws Exception {
        return Spec.run(ForkedJvm.under(TestAgent.jar(), ""), IdentitySpec.class);
    }

    @TestFactory
    Stream<DynamicTest> methods_named_by_configuration() throws Exception {
        String subjects = "dev.bylaw.weave.spec.RulesSpec$";
        return Spec.run(
                ForkedJvm.under(
                        TestAgent.jar(),
                        "rule=" + subjects + "Named#delete(java.lang.String);rule=" + subjects + "Open+#send(..);rule="
                                + subjects + "Named#missing;rule=java.util.StringJoiner#add;rule=" + subjects
                                + "Made#<init>"),
                RulesSpec.class);
    }
}
