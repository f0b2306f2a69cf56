// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;

/**
 * Evaluates the conditions of a few policies that are found together. What they come to for a request is one number.
 * Any thread may ask.
 */
public abstract class Evaluator {

    /** The most policies that one number has room for. */
    public static final int MOST = 63;

    /** Set in an outcome, which makes it negative, when a policy could not be evaluated. */
    public static final long ERRED = 1L << MOST;

    /**
     * A bit for each satisfied policy, and {@link #ERRED}.
     *
     * @param candidates a bit for each policy whose scopes hold; the others are not evaluated
     * @param principal what is known of the request's principal, null when it is not known or no policy looks at it
     * @param resource what is known of the request's resource, null when it is not known or no policy looks at it
     */
    public abstract long outcome(long candidates, Request q, Known principal, Known resource);

    /** Whether the values are equal; the same as {@link Object#equals}, and faster for those that most attributes are. */
    protected static boolean areEqual(Value a, Value b) {
        // The general way is a call of a method that many classes have.
        if (a instanceof StringValue x && b instanceof StringValue y) {
            return x.value().equals(y.value());
        }
        return a.equals(b);
    }
}
