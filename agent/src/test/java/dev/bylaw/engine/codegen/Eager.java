// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.codegen;

import dev.bylaw.policy.compile.Evaluator;
import dev.bylaw.policy.compile.Program;
import dev.bylaw.policy.compile.ProgramCompiler;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Makes code after the first call of a program, and counts what it makes. */
public final class Eager implements ProgramCompiler {

    private final ProgramCompiler compiler;

    /** How many evaluators it made. */
    public final AtomicInteger made = new AtomicInteger();

    /** Works where this executor runs it. */
    public Eager(Executor executor) {
        this.compiler = new HiddenClasses(executor);
    }

    @Override
    public int calls() {
        return 1;
    }

    @Override
    public void compile(Program program, Consumer<Evaluator> ready) {
        compiler.compile(program, evaluator -> {
            made.incrementAndGet();
            ready.accept(evaluator);
        });
    }
}
