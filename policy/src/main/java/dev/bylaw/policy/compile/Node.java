// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.Value;

/**
 * An expression, ready to be evaluated many times, by many threads.
 *
 * <p>Beside the request every method takes what is known of its principal and of its resource, looked up once for a
 * decision; null when they are not known, or when {@link CompiledPolicy} says that nobody needs them.
 */
abstract class Node {

    /** Results of {@link #test}. */
    static final int TRUE = 1;

    static final int FALSE = 0;
    static final int ERROR = -1;

    /** The expression's value, or null when it has none. */
    abstract Value eval(Request q, Known principal, Known resource);

    /** {@link #TRUE} or {@link #FALSE}, or {@link #ERROR} when the expression has no value or no boolean one. */
    int test(Request q, Known principal, Known resource) {
        Value value = eval(q, principal, resource);
        return value instanceof BoolValue bool ? of(bool.value()) : ERROR;
    }

    static int of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** An expression whose value is a boolean. */
    abstract static class Test extends Node {

        @Override
        abstract int test(Request q, Known principal, Known resource);

        @Override
        final Value eval(Request q, Known principal, Known resource) {
            int result = test(q, principal, resource);
            return result == ERROR ? null : BoolValue.of(result == TRUE);
        }
    }

    /** A value that was known before the request. */
    static final class Constant extends Node {
        final Value value;
        private final int result;

        Constant(Value value) {
            this.value = value;
            this.result = value instanceof BoolValue bool ? of(bool.value()) : ERROR;
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            return value;
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            return result;
        }

        boolean is(int expected) {
            return result == expected;
        }
    }

    /** An expression that was known before the request to have no value. */
    static final class Failing extends Node {
        static final Failing INSTANCE = new Failing();

        @Override
        Value eval(Request q, Known principal, Known resource) {
            return null;
        }
    }

    static final class Principal extends Node {
        @Override
        Value eval(Request q, Known principal, Known resource) {
            return q.principal();
        }
    }

    static final class Resource extends Node {
        @Override
        Value eval(Request q, Known principal, Known resource) {
            return q.resource();
        }
    }

    static final class Context extends Node {
        @Override
        Value eval(Request q, Known principal, Known resource) {
            return q.context();
        }
    }
}
