// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Scenario;
import dev.bylaw.policy.compile.ProgramCompiler;

/**
 * A way to decide the scenario's calls. Its policies are loaded when it is made.
 *
 * <p>Each engine is used as its own manual advises for speed, and gets what it can be given before the clock runs.
 */
public interface PolicyEngine {

    /** The question about this call in the engine's own form, made before the clock runs. */
    Question ask(Call call);

    /** A question that can be decided again and again. */
    @FunctionalInterface
    interface Question {
        /** Decides. */
        boolean isAllowed() throws Exception;
    }

    /** The engines, by the names under which they appear in results. */
    enum Kind {
        /** The floor: the three rules as an {@code if}. Transfers only. */
        HAND_WRITTEN {
            @Override
            PolicyEngine load(Scenario scenario) {
                return new HandWritten();
            }
        },
        /** Bylaw as it decides in the enforcer: policies of an action looked up once, a prebuilt request, generated code. */
        BYLAW_CODE {
            @Override
            PolicyEngine load(Scenario scenario) throws Exception {
                return BylawEngine.compiled(scenario, GeneratedCode.compiler());
            }
        },
        /** The same, and the request is built within the measured time. */
        BYLAW_CODE_AND_REQUEST {
            @Override
            PolicyEngine load(Scenario scenario) throws Exception {
                return BylawEngine.compiledWithRequest(scenario, GeneratedCode.compiler());
            }
        },
        /** Bylaw without generated code: as a library, and where code cannot be made. */
        BYLAW_COMPILED {
            @Override
            PolicyEngine load(Scenario scenario) throws Exception {
                return BylawEngine.compiled(scenario, ProgramCompiler.NONE);
            }
        },
        /** Bylaw's definition of a decision: every policy is evaluated. */
        BYLAW_INTERPRETER {
            @Override
            PolicyEngine load(Scenario scenario) throws Exception {
                return BylawEngine.interpreter(scenario);
            }
        },
        /** Cedar's Rust implementation through its Java binding, policies cached on the other side. */
        CEDAR_JAVA_CACHED {
            @Override
            PolicyEngine load(Scenario scenario) throws Exception {
                return CedarJava.cached(scenario);
            }
        },
        /** The same without the cache. */
        CEDAR_JAVA_UNCACHED {
            @Override
            PolicyEngine load(Scenario scenario) throws Exception {
                return CedarJava.uncached(scenario);
            }
        },
        /** jCasbin, attribute rules. */
        JCASBIN {
            @Override
            PolicyEngine load(Scenario scenario) {
                return new JCasbin(scenario);
            }
        },
        /** CEL, one program for each rule, and an index by action that CEL does not have and we wrote around it. */
        CEL_INDEXED {
            @Override
            PolicyEngine load(Scenario scenario) throws Exception {
                return Cel.indexed(scenario);
            }
        },
        /** CEL, all programs at every decision. */
        CEL_ALL {
            @Override
            PolicyEngine load(Scenario scenario) throws Exception {
                return Cel.all(scenario);
            }
        },
        /** Spring Security, the three rules as one expression in an annotation. Transfers only; the call is part of it. */
        SPRING_PRE_AUTHORIZE {
            @Override
            PolicyEngine load(Scenario scenario) {
                return new SpringMethodSecurity();
            }
        };

        abstract PolicyEngine load(Scenario scenario) throws Exception;
    }
}
