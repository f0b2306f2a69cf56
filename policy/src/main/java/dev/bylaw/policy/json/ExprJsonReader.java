// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Exprs;
import dev.bylaw.policy.ast.ExtensionFunction;
import dev.bylaw.policy.ast.Pattern;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.ast.UnaryOp;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.value.Datetime;
import dev.bylaw.policy.value.Decimal;
import dev.bylaw.policy.value.Duration;
import dev.bylaw.policy.value.IpAddr;
import dev.bylaw.policy.value.Names;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads expressions in their JSON form: objects with one member, whose name says what they are. Recursion is bounded by the
 * nesting that {@link JsonText} lets pass.
 */
final class ExprJsonReader {

    private ExprJsonReader() {}

    static Expr read(Json json) {
        Json.Obj object = JsonFields.object(json, "an expression");
        if (object.members().size() != 1) {
            throw JsonFields.error(json.span(), "an expression is an object with one field", "");
        }
        Map.Entry<String, Json> member = object.members().entrySet().iterator().next();
        String name = member.getKey();
        Json body = member.getValue();
        Span span = json.span();
        return switch (name) {
            case "Value" -> value(body, span);
            case "Var" -> new Expr.Var(variable(body), span);
            case "!" -> unary(UnaryOp.NOT, body, span);
            case "neg" -> unary(UnaryOp.NEGATE, body, span);
            case "isEmpty" -> unary(UnaryOp.IS_EMPTY, body, span);
            case "&&" -> Exprs.and(left(body), right(body), span);
            case "||" -> Exprs.or(left(body), right(body), span);
            case "." -> new Expr.GetAttr(leftOf(body, "attr"), attribute(body), span);
            case "has" -> has(body, span);
            case "like" -> new Expr.Like(leftOf(body, "pattern"), pattern(body), span);
            case "is" -> is(body, span);
            case "if-then-else" -> choice(body, span);
            case "Set" -> new Expr.SetOf(list(body, "the elements of a set"), span);
            case "Record" -> record(body, span);
            default -> operatorOrCall(name, body, span);
        };
    }

    private static Expr operatorOrCall(String name, Json body, Span span) {
        for (BinaryOp op : BinaryOp.values()) {
            if (op.symbol().equals(name)) {
                return new Expr.Binary(op, left(body), right(body), span);
            }
        }
        Optional<ExtensionFunction> function = ExtensionFunction.named(name);
        if (function.isEmpty()) {
            throw JsonFields.error(span, "there is no expression \"" + name + "\"", "");
        }
        List<Expr> arguments = list(body, "the arguments of " + name);
        if (function.get().isMethod() && arguments.isEmpty()) {
            throw JsonFields.error(span, "the method " + name + " needs a receiver", "");
        }
        return new Expr.Call(function.get(), arguments, span);
    }

    private static Variable variable(Json body) {
        String name = JsonFields.string(body, "a variable");
        for (Variable variable : Variable.values()) {
            if (variable.keyword().equals(name)) {
                return variable;
            }
        }
        throw JsonFields.error(body.span(), "there is no variable \"" + name + "\"", "");
    }

    private static Expr unary(UnaryOp op, Json body, Span span) {
        return new Expr.Unary(op, read(JsonFields.of(body, op.symbol(), "arg").required("arg")), span);
    }

    private static Expr left(Json body) {
        return leftOf(body, "right");
    }

    private static Expr right(Json body) {
        return read(JsonFields.of(body, "an operator", "left", "right").required("right"));
    }

    private static Expr leftOf(Json body, String other) {
        return read(JsonFields.of(body, "an operator", "left", other).required("left"));
    }

    private static String attribute(Json body) {
        return JsonFields.of(body, "an attribute", "left", "attr").string("attr");
    }

    // A list of names says "has a.b": has a, and what a is has b.
    private static Expr has(Json body, Span span) {
        Json attribute = JsonFields.of(body, "an attribute", "left", "attr").required("attr");
        Expr holder = leftOf(body, "attr");
        if (!(attribute instanceof Json.Arr)) {
            return new Expr.HasAttr(holder, JsonFields.string(attribute, "an attribute"), span);
        }
        List<Expr> links = new ArrayList<>();
        for (Json element : JsonFields.array(attribute, "the attributes")) {
            String name = JsonFields.string(element, "an attribute");
            links.add(new Expr.HasAttr(holder, name, span));
            holder = new Expr.GetAttr(holder, name, span);
        }
        if (links.isEmpty()) {
            throw JsonFields.error(attribute.span(), "\"has\" needs the name of an attribute", "");
        }
        return links.size() == 1 ? links.get(0) : new Expr.And(links, span);
    }

    private static Pattern pattern(Json body) {
        Json json = JsonFields.of(body, "like", "left", "pattern").required("pattern");
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (Json element : JsonFields.array(json, "a pattern")) {
            if (element instanceof Json.Str wildcard && wildcard.value().equals("Wildcard")) {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                piece.append(
                        JsonFields.of(element, "part of a pattern", "Literal").string("Literal"));
            }
        }
        pieces.add(piece.toString());
        return new Pattern(pieces);
    }

    private static Expr is(Json body, Span span) {
        JsonFields fields = JsonFields.of(body, "is", "left", "entity_type", "in");
        return new Expr.Is(
                read(fields.required("left")),
                type(fields.required("entity_type")),
                fields.optional("in").map(ExprJsonReader::read),
                span);
    }

    static String type(Json json) {
        String type = JsonFields.string(json, "an entity type");
        if (!Names.isPath(type)) {
            throw JsonFields.error(json.span(), "\"" + type + "\" is not an entity type", "");
        }
        return type;
    }

    private static Expr choice(Json body, Span span) {
        JsonFields fields = JsonFields.of(body, "if-then-else", "if", "then", "else");
        return new Expr.If(
                read(fields.required("if")), read(fields.required("then")), read(fields.required("else")), span);
    }

    private static Expr record(Json body, Span span) {
        List<Expr.Field> fields = new ArrayList<>();
        JsonFields.object(body, "a record")
                .members()
                .forEach((name, value) -> fields.add(new Expr.Field(name, read(value))));
        return new Expr.RecordOf(fields, span);
    }

    private static List<Expr> list(Json body, String what) {
        List<Expr> expressions = new ArrayList<>();
        for (Json element : JsonFields.array(body, what)) {
            expressions.add(read(element));
        }
        return expressions;
    }

    /** The literal that this JSON says. An offset from another datetime stays one, as in Cedar's own implementation. */
    private static Expr value(Json body, Span span) {
        Value value = ValueJson.read(body);
        return value instanceof Datetime && function(body) == ExtensionFunction.OFFSET
                ? written(body, span)
                : of(value, span);
    }

    /** The calls of an extension value that is known to be well formed, with their arguments as they are written. */
    private static Expr written(Json escape, Span span) {
        JsonFields call = JsonFields.of(extension(escape), "an extension value", "fn", "arg", "args");
        if (function(escape) != ExtensionFunction.OFFSET) {
            Json text = call.has("arg")
                    ? call.required("arg")
                    : JsonFields.array(call.required("args"), "args").get(0);
            return constructor(function(escape), JsonFields.string(text, "arg"), span);
        }
        List<Expr> arguments = new ArrayList<>();
        for (Json argument : JsonFields.array(call.required("args"), "args")) {
            arguments.add(written(argument, span));
        }
        return new Expr.Call(ExtensionFunction.OFFSET, arguments, span);
    }

    private static ExtensionFunction function(Json escape) {
        String name = JsonFields.of(extension(escape), "an extension value", "fn", "arg", "args")
                .string("fn");
        return ExtensionFunction.named(name).orElseThrow();
    }

    private static Json extension(Json escape) {
        return JsonFields.of(escape, "an extension escape", ValueJson.EXTENSION).required(ValueJson.EXTENSION);
    }

    /** The expression that evaluates to this value. */
    private static Expr of(Value value, Span span) {
        if (value instanceof SetValue set) {
            return new Expr.SetOf(set.elements().stream().map(e -> of(e, span)).toList(), span);
        } else if (value instanceof RecordValue record) {
            List<Expr.Field> fields = new ArrayList<>();
            record.toMap().forEach((name, attribute) -> fields.add(new Expr.Field(name, of(attribute, span))));
            return new Expr.RecordOf(fields, span);
        } else if (value instanceof Decimal decimal) {
            return constructor(ExtensionFunction.DECIMAL, decimal.text(), span);
        } else if (value instanceof IpAddr ip) {
            return constructor(ExtensionFunction.IP, ip.text(), span);
        } else if (value instanceof Duration duration) {
            return constructor(ExtensionFunction.DURATION, duration.text(), span);
        } else if (value instanceof Datetime moment) {
            return moment.isWritable()
                    ? constructor(ExtensionFunction.DATETIME, moment.text(), span)
                    : new Expr.Call(
                            ExtensionFunction.OFFSET,
                            List.of(
                                    constructor(ExtensionFunction.DATETIME, "1970-01-01", span),
                                    constructor(ExtensionFunction.DURATION, moment.epochMillis() + "ms", span)),
                            span);
        }
        return new Expr.Literal(value, span);
    }

    private static Expr constructor(ExtensionFunction function, String text, Span span) {
        return new Expr.Call(function, List.of(new Expr.Literal(new StringValue(text), span)), span);
    }
}
