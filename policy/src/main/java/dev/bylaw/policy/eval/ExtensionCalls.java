// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.eval;

import dev.bylaw.policy.EvaluationError.Kind;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.ExtensionFunction;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.Datetime;
import dev.bylaw.policy.value.Decimal;
import dev.bylaw.policy.value.Duration;
import dev.bylaw.policy.value.IpAddr;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import dev.bylaw.policy.value.ValueFormatException;
import java.util.List;

/** The functions and methods of extension types, on values. */
public final class ExtensionCalls {

    private ExtensionCalls() {}

    /**
     * The result of the call.
     *
     * @throws EvaluationException when the number of arguments or a type is wrong, a text cannot be read, or the result
     *     does not fit
     */
    public static Value apply(Expr.Call call, List<Value> arguments) {
        ExtensionFunction function = call.function();
        if (arguments.size() != function.arity()) {
            throw Errors.of(
                    Kind.EXTENSION,
                    call,
                    function.functionName() + " takes " + function.arity()
                            + " arguments, the receiver included, and got " + arguments.size());
        }
        Value first = arguments.get(0);
        if (function.isConstructor()) {
            return construct(call, Errors.expect(StringValue.class, first, call).value());
        }
        return function.arity() == 1 ? method(call, first) : method(call, first, arguments.get(1));
    }

    private static Value construct(Expr.Call call, String text) {
        try {
            return construct(call.function(), text);
        } catch (ValueFormatException e) {
            // The exception's own message quotes the text, which may come from the request.
            String name = call.function().functionName();
            throw Errors.of(Kind.EXTENSION, call, name + "(...) was given a text that is no " + name);
        }
    }

    /**
     * The value that a constructor makes of a text.
     *
     * @throws ValueFormatException when the text is not one of the type
     */
    public static Value construct(ExtensionFunction constructor, String text) {
        return switch (constructor) {
            case DECIMAL -> Decimal.parse(text);
            case IP -> IpAddr.parse(text);
            case DATETIME -> Datetime.parse(text);
            case DURATION -> Duration.parse(text);
            default -> throw new IllegalArgumentException(constructor.functionName() + " is no constructor");
        };
    }

    private static Value method(Expr.Call call, Value receiver) {
        return switch (call.function()) {
            case IS_IPV4 -> BoolValue.of(ip(call, receiver).isIpv4());
            case IS_IPV6 -> BoolValue.of(ip(call, receiver).isIpv6());
            case IS_LOOPBACK -> BoolValue.of(ip(call, receiver).isLoopback());
            case IS_MULTICAST -> BoolValue.of(ip(call, receiver).isMulticast());
            case TO_DATE -> toDate(call, Errors.expect(Datetime.class, receiver, call));
            case TO_TIME -> Errors.expect(Datetime.class, receiver, call).toTime();
            case TO_MILLISECONDS -> new LongValue(duration(call, receiver).millis());
            case TO_SECONDS -> new LongValue(duration(call, receiver).toSeconds());
            case TO_MINUTES -> new LongValue(duration(call, receiver).toMinutes());
            case TO_HOURS -> new LongValue(duration(call, receiver).toHours());
            case TO_DAYS -> new LongValue(duration(call, receiver).toDays());
            default -> throw new IllegalStateException("not a method on one value: " + call.function());
        };
    }

    private static Value method(Expr.Call call, Value receiver, Value argument) {
        return switch (call.function()) {
            case LESS_THAN -> BoolValue.of(compare(call, receiver, argument) < 0);
            case LESS_THAN_OR_EQUAL -> BoolValue.of(compare(call, receiver, argument) <= 0);
            case GREATER_THAN -> BoolValue.of(compare(call, receiver, argument) > 0);
            case GREATER_THAN_OR_EQUAL -> BoolValue.of(compare(call, receiver, argument) >= 0);
            case IS_IN_RANGE -> BoolValue.of(ip(call, receiver).isInRange(ip(call, argument)));
            case OFFSET -> offset(call, receiver, argument);
            case DURATION_SINCE -> durationSince(call, receiver, argument);
            default -> throw new IllegalStateException("not a method on two values: " + call.function());
        };
    }

    private static int compare(Expr.Call call, Value a, Value b) {
        return Errors.expect(Decimal.class, a, call).compareTo(Errors.expect(Decimal.class, b, call));
    }

    private static IpAddr ip(Expr.Call call, Value value) {
        return Errors.expect(IpAddr.class, value, call);
    }

    private static Duration duration(Expr.Call call, Value value) {
        return Errors.expect(Duration.class, value, call);
    }

    private static Value toDate(Expr.Call call, Datetime moment) {
        try {
            return moment.toDate();
        } catch (ArithmeticException e) {
            throw overflow(call);
        }
    }

    private static Value offset(Expr.Call call, Value receiver, Value argument) {
        try {
            return Errors.expect(Datetime.class, receiver, call).offset(duration(call, argument));
        } catch (ArithmeticException e) {
            throw overflow(call);
        }
    }

    private static Value durationSince(Expr.Call call, Value receiver, Value argument) {
        try {
            return Errors.expect(Datetime.class, receiver, call)
                    .durationSince(Errors.expect(Datetime.class, argument, call));
        } catch (ArithmeticException e) {
            throw overflow(call);
        }
    }

    private static EvaluationException overflow(Expr.Call call) {
        return Errors.of(
                Kind.EXTENSION, call, "the result of " + call.function().functionName() + " does not fit");
    }
}
