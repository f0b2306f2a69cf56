// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Pattern;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.ast.UnaryOp;
import dev.bylaw.policy.value.ValueFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the operators of expressions, one method for each level of precedence; {@link PrimaryParser} does the rest. */
final class ExprParser {

    private static final int MOST_SIGNS = 4;

    private final TokenStream in;
    private final PrimaryParser primaries;
    private int nesting;

    ExprParser(TokenStream in) {
        this.in = in;
        this.primaries = new PrimaryParser(in, this);
    }

    Expr expression() {
        if (++nesting > Expr.MAX_DEPTH) {
            throw in.error(in.peek(), "expressions nest deeper than " + Expr.MAX_DEPTH, "split the policy");
        }
        Expr result = in.atName("if") ? conditional() : or();
        nesting--;
        return result;
    }

    /** Starts afresh after an error left a policy in the middle of an expression. */
    void reset() {
        nesting = 0;
    }

    private Expr conditional() {
        Token start = in.expectName("if");
        Expr condition = expression();
        in.expectName("then");
        Expr consequent = expression();
        in.expectName("else");
        Expr alternative = expression();
        return new Expr.If(condition, consequent, alternative, in.spanFrom(start));
    }

    private Expr or() {
        Token start = in.peek();
        Expr first = and();
        if (!in.at(TokenKind.OR)) {
            return first;
        }
        List<Expr> operands = new ArrayList<>(first instanceof Expr.Or chain ? chain.operands() : List.of(first));
        while (in.skip(TokenKind.OR)) {
            operands.add(and());
        }
        return new Expr.Or(operands, in.spanFrom(start));
    }

    private Expr and() {
        Token start = in.peek();
        Expr first = relation();
        if (!in.at(TokenKind.AND)) {
            return first;
        }
        List<Expr> operands = new ArrayList<>(first instanceof Expr.And chain ? chain.operands() : List.of(first));
        while (in.skip(TokenKind.AND)) {
            operands.add(relation());
        }
        return new Expr.And(operands, in.spanFrom(start));
    }

    private Expr relation() {
        Token start = in.peek();
        Expr left = sum();
        Expr result = left;
        Optional<BinaryOp> operator = relationOperator();
        if (operator.isPresent()) {
            in.next();
            Expr right = sum();
            result = new Expr.Binary(operator.get(), left, right, in.spanFrom(start));
        } else if (in.skipName("has")) {
            result = has(left, start);
        } else if (in.skipName("like")) {
            result = like(left, start);
        } else if (in.skipName("is")) {
            String type = primaries.path("an entity type");
            Optional<Expr> container = in.skipName("in") ? Optional.of(sum()) : Optional.empty();
            result = new Expr.Is(left, type, container, in.spanFrom(start));
        }
        if (relationOperator().isPresent() || in.atName("has") || in.atName("like") || in.atName("is")) {
            throw in.error(in.peek(), "relations do not chain", "join two relations by && or use parentheses");
        }
        return result;
    }

    private Optional<BinaryOp> relationOperator() {
        return switch (in.peek().kind()) {
            case EQUAL -> Optional.of(BinaryOp.EQUAL);
            case NOT_EQUAL -> Optional.of(BinaryOp.NOT_EQUAL);
            case LESS -> Optional.of(BinaryOp.LESS);
            case LESS_EQUAL -> Optional.of(BinaryOp.LESS_EQUAL);
            case GREATER -> Optional.of(BinaryOp.GREATER);
            case GREATER_EQUAL -> Optional.of(BinaryOp.GREATER_EQUAL);
            case ASSIGN -> throw in.error(in.peek(), "\"=\" is no operator", "write ==");
            default -> in.atName("in") ? Optional.of(BinaryOp.IN) : Optional.empty();
        };
    }

    // "e has a.b" means: e has a, and e.a has b.
    private Expr has(Expr left, Token start) {
        if (in.at(TokenKind.STRING)) {
            String name = in.string(in.next());
            return new Expr.HasAttr(left, name, in.spanFrom(start));
        }
        List<Expr> links = new ArrayList<>();
        Expr holder = left;
        do {
            String name = in.identifier("an attribute name");
            Span span = in.spanFrom(start);
            links.add(new Expr.HasAttr(holder, name, span));
            holder = new Expr.GetAttr(holder, name, span);
        } while (links.size() <= Expr.MAX_DEPTH && in.skip(TokenKind.DOT));
        return links.size() == 1 ? links.get(0) : new Expr.And(links, in.spanFrom(start));
    }

    private Expr like(Expr left, Token start) {
        Token literal = in.expect(TokenKind.STRING);
        Pattern pattern;
        try {
            pattern = Pattern.parse(in.body(literal));
        } catch (ValueFormatException e) {
            in.reportEscape(literal, e);
            pattern = new Pattern(List.of(""));
        }
        return new Expr.Like(left, pattern, in.spanFrom(start));
    }

    private Expr sum() {
        Token start = in.peek();
        Expr left = product();
        while (in.at(TokenKind.PLUS) || in.at(TokenKind.MINUS)) {
            BinaryOp op = in.next().kind() == TokenKind.PLUS ? BinaryOp.ADD : BinaryOp.SUBTRACT;
            Expr right = product();
            left = new Expr.Binary(op, left, right, in.spanFrom(start));
        }
        return left;
    }

    private Expr product() {
        Token start = in.peek();
        Expr left = unary();
        while (in.skip(TokenKind.STAR)) {
            Expr right = unary();
            left = new Expr.Binary(BinaryOp.MULTIPLY, left, right, in.spanFrom(start));
        }
        return left;
    }

    private Expr unary() {
        TokenKind sign = in.peek().kind();
        if (sign != TokenKind.NOT && sign != TokenKind.MINUS) {
            return primaries.member();
        }
        List<Token> signs = new ArrayList<>();
        while (in.at(sign)) {
            signs.add(in.next());
            if (signs.size() > MOST_SIGNS) {
                throw in.error(signs.get(MOST_SIGNS), "at most four signs may stand in a row", "use parentheses");
            }
        }
        UnaryOp op = sign == TokenKind.NOT ? UnaryOp.NOT : UnaryOp.NEGATE;
        int outer = signs.size();
        Expr operand;
        if (op == UnaryOp.NEGATE && in.at(TokenKind.NUMBER)) {
            // The smallest long has no positive counterpart, so that the innermost minus belongs to the number,
            // unless an attribute is taken of it.
            Token number = in.next();
            boolean alone = !in.at(TokenKind.DOT) && !in.at(TokenKind.LEFT_BRACKET);
            operand = alone ? primaries.negative(signs.get(--outer), number) : primaries.member(number);
        } else {
            operand = primaries.member();
        }
        for (int i = outer - 1; i >= 0; i--) {
            operand = new Expr.Unary(op, operand, in.spanFrom(signs.get(i)));
        }
        return operand;
    }
}
