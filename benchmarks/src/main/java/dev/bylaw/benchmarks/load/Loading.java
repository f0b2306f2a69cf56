// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.load;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse;
import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Scenario;
import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.validate.Mode;
import dev.bylaw.policy.validate.ValidationResult;
import dev.bylaw.policy.validate.Validator;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.StringValue;
import java.util.List;
import java.util.Map;

/** The program that is measured: loads policies once, as an enforcer does at its start, and prints what each stage took. */
final class Loading {

    /** What loads them. */
    enum Engine {
        /** This engine: policies are read, checked against a schema, compiled and filed. */
        BYLAW {
            @Override
            void load(Scenario scenario) throws Exception {
                bylaw(scenario);
            }
        },
        /** Cedar's Rust implementation through its Java binding: policies are read, checked, and handed to its cache. */
        CEDAR_JAVA {
            @Override
            void load(Scenario scenario) throws Exception {
                cedarJava(scenario);
            }
        };

        abstract void load(Scenario scenario) throws Exception;
    }

    private Loading() {}

    /**
     * Loads policies, and fails when they do not validate or decide as they should.
     *
     * @param arguments the engine, and how many policies
     */
    public static void main(String[] arguments) throws Exception {
        Engine.valueOf(arguments[0]).load(Scenario.of(Integer.parseInt(arguments[1])));
    }

    private static void bylaw(Scenario scenario) throws Exception {
        Source text = new Source("scenario.cedar", scenario.cedar());
        Schema schema = Schema.parse(new Source("scenario.cedarschema", scenario.schema()));
        Entities entities = Entities.parse(new Source("entities.json", Scenario.entities()));
        PolicySet policies = Stage.measure("parse", () -> PolicySet.parse(List.of(text)));
        ValidationResult verdict = Stage.measure("validate", () -> Validator.validate(policies, schema, Mode.STRICT));
        require(verdict.findings().isEmpty(), "The scenario has findings: " + verdict.findings());
        CompiledPolicies compiled = Stage.measure("compile", () -> compile(policies, entities, scenario));
        require(compiled.decide(request(scenario.allowed())).isAllowed(), "What is allowed is denied.");
        require(!compiled.decide(request(scenario.denied())).isAllowed(), "What is denied is allowed.");
    }

    private static void cedarJava(Scenario scenario) throws Exception {
        String text = scenario.cedar();
        com.cedarpolicy.model.schema.Schema schema = com.cedarpolicy.model.schema.Schema.parse(
                com.cedarpolicy.model.schema.Schema.JsonOrCedar.Cedar, scenario.schema());
        com.cedarpolicy.model.policy.PolicySet policies =
                Stage.measure("parse", () -> com.cedarpolicy.model.policy.PolicySet.parsePolicies(text));
        ValidationResponse verdict = Stage.measure(
                "validate", () -> new BasicAuthorizationEngine().validate(new ValidationRequest(schema, policies)));
        require(verdict.validationPassed(), "The scenario has findings: " + verdict);
        Stage.measure("compile", () -> {
            policies.cache();
            return policies;
        });
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Compiles and files the policies of every action; a first question makes what is made late. */
    private static CompiledPolicies compile(PolicySet policies, Entities entities, Scenario scenario) {
        CompiledPolicies compiled = CompiledPolicies.compile(policies, entities);
        for (Call call : scenario.mixed()) {
            compiled.decide(request(call));
        }
        return compiled;
    }

    private static Request request(Call call) {
        RecordValue input = RecordValue.of(Map.of(
                "amount", new LongValue(call.amount()),
                "approved", BoolValue.of(call.approved()),
                "currency", new StringValue(call.currency()),
                "purpose", new StringValue(call.purpose())));
        return new Request(
                EntityUid.of("Agent", call.person().id()),
                EntityUid.of("Action", call.action()),
                EntityUid.of("Account", call.account().id()),
                RecordValue.of("input", input));
    }
}
