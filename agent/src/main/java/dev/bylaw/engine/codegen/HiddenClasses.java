// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.codegen;

import dev.bylaw.policy.compile.Evaluator;
import dev.bylaw.policy.compile.Program;
import dev.bylaw.policy.compile.ProgramCompiler;
import dev.bylaw.policy.compile.Shapes;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Makes evaluators that are hidden classes.
 *
 * <p>A program for which no code can be made, or too much of it, keeps answering itself.
 */
public final class HiddenClasses implements ProgramCompiler {

    /** HotSpot leaves longer methods to its interpreter for ever. */
    private static final int LONGEST_METHOD = 8_000;

    /** So often that the JIT has compiled the program too: it is not for what is called a few times. */
    private static final int CALLS = 5_000;

    private final Executor executor;

    /** A compiler that works on a thread of its own, which this starts. */
    public static ProgramCompiler inBackground() {
        BackgroundThread thread = new BackgroundThread();
        thread.start();
        return new HiddenClasses(thread);
    }

    /**
     * A compiler that works where this executor runs it.
     *
     * @param executor may drop what it is given
     */
    public HiddenClasses(Executor executor) {
        this.executor = executor;
    }

    @Override
    public int calls() {
        return CALLS;
    }

    @Override
    public void compile(Program program, Consumer<Evaluator> ready) {
        executor.execute(() -> {
            Evaluator made = evaluator(program);
            if (made != null) {
                ready.accept(made);
            }
        });
    }

    /** The evaluator of the program, or null when there is to be none. */
    private static Evaluator evaluator(Program program) {
        Shapes shapes = program.firstShapes();
        if (shapes == null) {
            return null;
        }
        try {
            return define(program, shapes);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException notMade) {
            // Whatever the JVM or the writer of classes has against it, the program has the same answers.
            return null;
        }
    }

    /** The evaluator of the program for records of these shapes, or null when its code would be too long. */
    static Evaluator define(Program program, Shapes shapes) throws ReflectiveOperationException {
        String name = HiddenClasses.class.getPackageName().replace('.', '/') + "/Policies";
        EvaluatorCode code = new EvaluatorCode(program, shapes, name);
        byte[] bytes = code.write(LONGEST_METHOD);
        if (bytes == null) {
            return null;
        }
        return (Evaluator) MethodHandles.lookup()
                .defineHiddenClassWithClassData(bytes, code.data(), true)
                .lookupClass()
                .getConstructor()
                .newInstance();
    }
}
