// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/** Why a method is governed. */
public sealed interface Origin {

    /** For people: what to look at to find the reason. */
    String display();

    /** Whether the method is a framework's way to run tools. */
    static boolean isExecutor(Origin origin) {
        return origin instanceof Executor;
    }

    /** Whether only a framework says that the method is governed: by its annotation, or by calling it as a tool. */
    static boolean isTool(Origin origin) {
        return origin instanceof Tool || origin instanceof Learned;
    }

    /**
     * {@code @GovernedAction} on this method, on its class, or on a declaration that it overrides or implements.
     *
     * @param className the class that carries the annotation, with dots
     * @param inherited whether the annotation stands on another declaration than the woven one
     */
    record Annotation(String className, boolean inherited) implements Origin {
        @Override
        public String display() {
            return "@GovernedAction on " + className;
        }
    }

    /**
     * An annotation by which a framework knows tools, on this method or on a declaration that it overrides or implements.
     *
     * @param annotation for people, for example {@code @Tool}
     * @param className the class that carries it, with dots
     */
    record Tool(String annotation, String className) implements Origin {
        @Override
        public String display() {
            return annotation + " on " + className;
        }
    }

    /**
     * A sink that the configuration turned on.
     *
     * @param point where the JDK asks
     */
    record Effect(SinkPoint point) implements Origin {
        @Override
        public String display() {
            return "sinks: " + point.name();
        }
    }

    /** Work is handed on, which no method of the application is governed for. */
    record Delegation() implements Origin {
        @Override
        public String display() {
            return "delegation";
        }
    }

    /**
     * A method through which a framework runs tools: what it is asked about is the tool, and not the method.
     *
     * @param point which one
     */
    record Executor(ExecutorPoint point) implements Origin {
        @Override
        public String display() {
            return "executor of " + point.framework();
        }
    }

    /**
     * A framework's executor was seen to call this method as a tool.
     *
     * @param className the class that declares it, with dots
     * @param framework as in the configuration
     */
    record Learned(String className, String framework) implements Origin {
        @Override
        public String display() {
            return "called as a tool by " + framework;
        }
    }

    /** An entry of {@code govern:} in the configuration. */
    record Configuration(GovernRule rule) implements Origin {
        @Override
        public String display() {
            return "govern: " + rule.method() + " (" + rule.file() + ":" + rule.line() + ")";
        }
    }
}
