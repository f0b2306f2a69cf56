// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.codegen;

import dev.bylaw.policy.compile.Evaluator;
import dev.bylaw.policy.compile.Program;
import dev.bylaw.policy.compile.ProgramCompiler;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Makes code after the first call of a program, counts what it makes, and throws where the enforcer does without code. */
public final class Eager implements ProgramCompiler {

    private final Executor executor;

    /** How many evaluators it made. */
    public final AtomicInteger made = new AtomicInteger();

    /** Of how many programs it made none because of their length. */
    public final AtomicInteger tooLong = new AtomicInteger();

    /** Works where this executor runs it. */
    public Eager(Executor executor) {
        this.executor = executor;
    }

    @Override
    public int calls() {
        return 1;
    }

    @Override
    public void compile(Program program, Consumer<Evaluator> ready) {
        executor.execute(() -> {
            Evaluator evaluator = define(program);
            if (evaluator == null) {
                tooLong.incrementAndGet();
            } else {
                made.incrementAndGet();
                ready.accept(evaluator);
            }
        });
    }

    private static Evaluator define(Program program) {
        try {
            return HiddenClasses.define(program, program.firstShapes());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The code of a program was not made.", e);
        }
    }
}
