// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.ExtensionFunction;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.value.Datetime;
import dev.bylaw.policy.value.Decimal;
import dev.bylaw.policy.value.Duration;
import dev.bylaw.policy.value.IpAddr;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.ValueFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules for sets, records and calls of extension functions. */
final class CompositeRules {

    private final TypeChecker checker;

    CompositeRules(TypeChecker checker) {
        this.checker = checker;
    }

    Answer set(Capabilities prior, Expr.SetOf set) {
        List<Answer> elements = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        for (Expr element : set.elements()) {
            Answer answer = checker.check(prior, element);
            elements.add(answer);
            if (answer.type() != null) {
                types.add(answer.type());
            }
        }
        if (elements.isEmpty() && checker.isStrict()) {
            checker.findings.add(
                    FindingKind.EMPTY_SET,
                    set.span(),
                    "an empty set has no type",
                    "test a set with isEmpty(), or take the empty set from an attribute");
            return checker.failed(set, null, List.of());
        }
        Type element =
                types.size() < elements.size() ? null : checker.joinOrReport(set, types, "the elements of a set");
        return checker.answer(
                set, element == null ? null : new Type.SetOf(element), elements, Capabilities.NONE, element != null);
    }

    Answer record(Capabilities prior, Expr.RecordOf record) {
        List<Answer> values = new ArrayList<>();
        Map<String, Type.Attribute> attributes = new LinkedHashMap<>();
        for (Expr.Field field : record.fields()) {
            Answer value = checker.check(prior, field.value());
            values.add(value);
            if (value.type() != null) {
                attributes.put(field.name(), Type.Attribute.required(value.type()));
            }
        }
        boolean complete = attributes.size() == values.size();
        Type type = complete ? Type.RecordOf.closed(attributes) : null;
        return checker.answer(record, type, values, Capabilities.NONE, complete);
    }

    Answer call(Capabilities prior, Expr.Call call) {
        ExtensionFunction function = call.function();
        Type result = ExtensionTypes.result(function);
        if (!hasValidForm(call)) {
            List<Answer> arguments = new ArrayList<>();
            call.arguments().forEach(argument -> arguments.add(checker.check(prior, argument)));
            return checker.answer(call, result, arguments, Capabilities.NONE, false);
        }
        List<Answer> arguments = new ArrayList<>();
        List<Type> expected = ExtensionTypes.arguments(function);
        for (int i = 0; i < expected.size(); i++) {
            arguments.add(checker.expect(prior, call.arguments().get(i), expected.get(i)));
        }
        return checker.succeeded(call, result, arguments);
    }

    /** Checks what can be checked without types; every problem is reported. */
    private boolean hasValidForm(Expr.Call call) {
        boolean valid = true;
        int expected = call.function().arity();
        if (call.arguments().size() != expected) {
            checker.findings.add(
                    FindingKind.WRONG_ARGUMENT_COUNT,
                    call.span(),
                    call.function().functionName() + " takes " + expected + " argument" + (expected == 1 ? "" : "s")
                            + ", and is given " + call.arguments().size(),
                    call.function().isMethod() ? "the value before the dot counts" : "");
            valid = false;
        }
        if (call.function().isConstructor()) {
            valid &= hasValidLiteral(call);
        }
        return valid;
    }

    private boolean hasValidLiteral(Expr.Call call) {
        boolean valid = true;
        if (call.arguments().size() == 1
                && call.arguments().get(0) instanceof Expr.Literal literal
                && literal.value() instanceof StringValue text) {
            valid = parses(call, text.value());
        }
        if (checker.isStrict() && !call.arguments().stream().allMatch(Expr.Literal.class::isInstance)) {
            checker.findings.add(
                    FindingKind.NON_LITERAL_CONSTRUCTOR,
                    call.span(),
                    call.function().functionName() + " takes only a string literal",
                    "make the value where the entity or context is made, and give the attribute this type");
            valid = false;
        }
        return valid;
    }

    private boolean parses(Expr.Call call, String text) {
        try {
            switch (call.function()) {
                case DECIMAL -> Decimal.parse(text);
                case IP -> IpAddr.parse(text);
                case DATETIME -> Datetime.parse(text);
                case DURATION -> Duration.parse(text);
                default -> throw new IllegalStateException(call.function() + " makes no value");
            }
            return true;
        } catch (ValueFormatException e) {
            checker.findings.add(
                    FindingKind.INVALID_EXTENSION_LITERAL,
                    call.arguments().get(0).span(),
                    e.getMessage(),
                    "evaluating this policy would fail");
            return false;
        }
    }
}
