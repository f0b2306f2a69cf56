// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Depth;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses policies and templates. After an error it goes on behind the next semicolon. */
public final class PolicyParser {

    private final TokenStream in;
    private final ExprParser expressions;
    private final HeadParser head;

    private PolicyParser(TokenStream in) {
        this.in = in;
        this.expressions = new ExprParser(in);
        this.head = new HeadParser(in);
    }

    /** The policies and templates of a text, in order. When {@code findings} gains errors, they are not to be used. */
    public static List<PolicyBody> parse(Source source, Findings findings) {
        List<PolicyBody> policies = new ArrayList<>();
        try {
            new PolicyParser(new TokenStream(source, findings)).all(policies);
        } catch (SyntaxError e) {
            findings.add(e.diagnostic());
        }
        return policies;
    }

    /** The expression that is the whole text, if it is one. */
    public static Optional<Expr> parseExpression(Source source, Findings findings) {
        try {
            TokenStream in = new TokenStream(source, findings);
            PolicyParser parser = new PolicyParser(in);
            Expr expression = parser.expression();
            in.expect(TokenKind.END);
            return Optional.of(expression);
        } catch (SyntaxError e) {
            findings.add(e.diagnostic());
            return Optional.empty();
        }
    }

    private void all(List<PolicyBody> policies) {
        while (!in.findings().isFull()) {
            try {
                if (in.at(TokenKind.END)) {
                    return;
                }
                policies.add(policy());
            } catch (SyntaxError e) {
                in.findings().add(e.diagnostic());
                in.skipPast(TokenKind.SEMICOLON);
            }
        }
    }

    private PolicyBody policy() {
        Token start = in.peek();
        Map<String, String> annotations = annotations();
        Effect effect = effect();
        in.expect(TokenKind.LEFT_PAREN);
        Scope principal = head.scope(Slot.PRINCIPAL);
        in.expect(TokenKind.COMMA);
        ActionScope action = head.actionScope();
        in.expect(TokenKind.COMMA);
        Scope resource = head.scope(Slot.RESOURCE);
        in.skip(TokenKind.COMMA);
        in.expect(TokenKind.RIGHT_PAREN);
        List<Condition> conditions = new ArrayList<>();
        while (!in.at(TokenKind.SEMICOLON)) {
            conditions.add(condition());
        }
        in.expect(TokenKind.SEMICOLON);
        return new PolicyBody(effect, annotations, principal, action, resource, conditions, in.spanFrom(start));
    }

    private Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        while (in.skip(TokenKind.AT)) {
            Token key = in.expect(TokenKind.IDENTIFIER);
            String value = "";
            if (in.skip(TokenKind.LEFT_PAREN)) {
                value = in.string(in.expect(TokenKind.STRING));
                in.expect(TokenKind.RIGHT_PAREN);
            }
            if (annotations.putIfAbsent(in.text(key), value) != null) {
                in.findings()
                        .error(
                                "syntax",
                                in.span(key),
                                "this policy already has an annotation of this name",
                                "remove one");
            }
        }
        return annotations;
    }

    private Effect effect() {
        for (Effect effect : Effect.values()) {
            if (in.skipName(effect.keyword())) {
                return effect;
            }
        }
        String near = in.at(TokenKind.IDENTIFIER)
                ? NearestName.hint(in.text(in.peek()), List.of(Effect.PERMIT.keyword(), Effect.FORBID.keyword()))
                : "";
        throw in.unexpected("\"permit\" or \"forbid\"", near);
    }

    private Condition condition() {
        Token start = in.peek();
        for (Condition.Kind kind : Condition.Kind.values()) {
            if (in.skipName(kind.keyword())) {
                in.expect(TokenKind.LEFT_BRACE);
                if (in.at(TokenKind.RIGHT_BRACE)) {
                    throw in.error(in.peek(), "this clause has no condition", "write one, or remove the clause");
                }
                Expr body = expression();
                in.expect(TokenKind.RIGHT_BRACE);
                return new Condition(kind, body, in.spanFrom(start));
            }
        }
        throw in.unexpected("\"when\", \"unless\" or \";\"");
    }

    private Expr expression() {
        expressions.reset();
        Token start = in.peek();
        Expr expression;
        try {
            expression = expressions.expression();
        } catch (StackOverflowError e) {
            // The bound on nesting suits usual stacks. On a tiny one, or near the end of one, this must not end the
            // thread.
            throw tooDeep(start, "this expression nests deeper than the stack of this thread allows");
        }
        // A level takes a character at least, and most conditions are short.
        if (in.lengthFrom(start) > Expr.MAX_DEPTH && Depth.isTooDeep(expression)) {
            throw tooDeep(start, "this expression nests deeper than " + Expr.MAX_DEPTH);
        }
        return expression;
    }

    private SyntaxError tooDeep(Token start, String message) {
        String hint = "split the policy, or use sets in place of long sums";
        return new SyntaxError(Diagnostic.error("limit", in.span(start), message, hint));
    }
}
