// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import java.util.function.Consumer;

/**
 * Makes evaluators that answer as a program does, in less time; for who can generate code, which this module cannot.
 *
 * <h2>What an implementation must keep</h2>
 * The evaluator gives {@link Program#outcome} for all arguments, or calls it. It is safe to hand to another thread without
 * synchronisation. Nothing that outlives the evaluator refers to it or to the program, so that both can be unloaded with the
 * policies. It may be called on an application's thread, and returns at once.
 */
public interface ProgramCompiler {

    /** Makes none. */
    ProgramCompiler NONE = new ProgramCompiler() {
        @Override
        public int calls() {
            return 0;
        }

        @Override
        public void compile(Program program, Consumer<Evaluator> ready) {
            // Never called: no program has been asked exactly this often.
        }
    };

    /** How often a program must have been asked to be worth the work; 0 means that none is. */
    int calls();

    /**
     * Takes on a program that has been asked as often as {@link #calls}, about.
     *
     * @param ready takes the evaluator: before this method returns, or later, on any thread, or never
     */
    void compile(Program program, Consumer<Evaluator> ready);
}
