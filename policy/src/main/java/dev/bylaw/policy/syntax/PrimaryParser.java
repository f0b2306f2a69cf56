// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.StringValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parses what expressions are made of: literals, variables, entities, sets, records, and what follows a dot. */
final class PrimaryParser {

    private static final List<String> VARIABLES = List.of("principal", "action", "resource", "context");

    private final TokenStream in;
    private final ExprParser expressions;
    private final CallParser calls;

    PrimaryParser(TokenStream in, ExprParser expressions) {
        this.in = in;
        this.expressions = expressions;
        this.calls = new CallParser(in);
    }

    Expr member() {
        Token start = in.peek();
        return accesses(primary(), start);
    }

    /** The member expression that begins with this number, already taken. */
    Expr member(Token number) {
        return accesses(number("", number, number), number);
    }

    /** The negative number of a minus and this number, both already taken. */
    Expr negative(Token minus, Token number) {
        return number("-", minus, number);
    }

    /** Identifiers joined by {@code ::}. */
    String path(String role) {
        StringBuilder path = new StringBuilder(in.identifier(role));
        while (in.skip(TokenKind.DOUBLE_COLON)) {
            path.append("::").append(in.identifier(role));
        }
        return path.toString();
    }

    private Expr accesses(Expr primary, Token start) {
        Expr result = primary;
        while (true) {
            if (in.skip(TokenKind.DOT)) {
                Token name = in.peek();
                String text = in.identifier("an attribute name");
                result = in.skip(TokenKind.LEFT_PAREN)
                        ? calls.method(result, name, arguments(), in.spanFrom(start))
                        : new Expr.GetAttr(result, text, in.spanFrom(start));
            } else if (in.skip(TokenKind.LEFT_BRACKET)) {
                if (!in.at(TokenKind.STRING)) {
                    throw in.unexpected(
                            "an attribute name as a string", "attributes are known when policies are written");
                }
                String name = in.string(in.next());
                in.expect(TokenKind.RIGHT_BRACKET);
                result = new Expr.GetAttr(result, name, in.spanFrom(start));
            } else {
                return result;
            }
        }
    }

    private Expr primary() {
        Token token = in.peek();
        return switch (token.kind()) {
            case NUMBER -> number("", token, in.next());
            case STRING -> new Expr.Literal(new StringValue(in.string(in.next())), in.spanFrom(token));
            case LEFT_PAREN -> parenthesised();
            case LEFT_BRACKET -> set();
            case LEFT_BRACE -> record();
            case IDENTIFIER -> named();
            case SLOT ->
                throw in.error(token, "a slot cannot stand in a condition", "slots stand in the head of a template");
            default -> throw in.unexpected("an expression");
        };
    }

    private Expr parenthesised() {
        in.expect(TokenKind.LEFT_PAREN);
        Expr inner = expressions.expression();
        in.expect(TokenKind.RIGHT_PAREN);
        return inner;
    }

    private Expr number(String sign, Token start, Token number) {
        long value = 0;
        try {
            value = Long.parseLong(sign + in.text(number));
        } catch (NumberFormatException e) {
            in.findings()
                    .error(
                            "syntax",
                            in.spanFrom(start),
                            "the number does not fit into a long",
                            "the largest is " + Long.MAX_VALUE + ", the smallest " + Long.MIN_VALUE);
        }
        return new Expr.Literal(new LongValue(value), in.spanFrom(start));
    }

    private Expr set() {
        Token start = in.expect(TokenKind.LEFT_BRACKET);
        return new Expr.SetOf(list(TokenKind.RIGHT_BRACKET), in.spanFrom(start));
    }

    private List<Expr> arguments() {
        return list(TokenKind.RIGHT_PAREN);
    }

    private List<Expr> list(TokenKind close) {
        List<Expr> elements = new ArrayList<>();
        while (!in.at(close)) {
            elements.add(expressions.expression());
            if (!in.skip(TokenKind.COMMA) && !in.at(close)) {
                throw in.unexpected("\",\" or " + close.described());
            }
        }
        in.expect(close);
        return elements;
    }

    private Expr record() {
        Token start = in.expect(TokenKind.LEFT_BRACE);
        List<Expr.Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!in.at(TokenKind.RIGHT_BRACE)) {
            Token key = in.peek();
            String name = in.at(TokenKind.STRING) ? in.string(in.next()) : in.identifier("an attribute name");
            in.expect(TokenKind.COLON);
            Expr value = expressions.expression();
            if (names.add(name)) {
                fields.add(new Expr.Field(name, value));
            } else {
                in.findings().error("syntax", in.span(key), "this record already has an attribute of this name", "");
            }
            if (!in.skip(TokenKind.COMMA) && !in.at(TokenKind.RIGHT_BRACE)) {
                throw in.unexpected("\",\" or \"}\"");
            }
        }
        in.expect(TokenKind.RIGHT_BRACE);
        return new Expr.RecordOf(fields, in.spanFrom(start));
    }

    private Expr named() {
        if (in.atName("true") || in.atName("false")) {
            boolean value = in.atName("true");
            return new Expr.Literal(BoolValue.of(value), in.span(in.next()));
        }
        if (in.atName("if")) {
            throw in.error(in.peek(), "an \"if\" inside another expression needs parentheses", "write (if ...)");
        }
        Token start = in.peek();
        StringBuilder path = new StringBuilder(in.identifier("an expression"));
        boolean qualified = false;
        while (in.skip(TokenKind.DOUBLE_COLON)) {
            qualified = true;
            if (in.at(TokenKind.STRING)) {
                String id = in.string(in.next());
                return new Expr.Literal(EntityUid.of(path.toString(), id), in.spanFrom(start));
            }
            path.append("::").append(in.identifier("a type name, or an entity's id as a string"));
        }
        if (in.skip(TokenKind.LEFT_PAREN)) {
            return calls.function(path.toString(), start, arguments(), in.spanFrom(start));
        }
        if (qualified) {
            throw in.unexpected("\"::\" and an entity's id", "an entity is written Type::\"id\"");
        }
        return variable(start, path.toString());
    }

    private Expr variable(Token start, String name) {
        for (Variable variable : Variable.values()) {
            if (variable.keyword().equals(name)) {
                return new Expr.Var(variable, in.span(start));
            }
        }
        String near = NearestName.hint(name, VARIABLES);
        throw in.error(
                start,
                "there is no variable \"" + name + "\"",
                near.isEmpty() ? "there are principal, action, resource and context" : near);
    }
}
