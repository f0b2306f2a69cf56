// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.UnaryOp;
import dev.bylaw.policy.value.Escapes;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.Names;
import java.util.List;

/** Prints expressions with as few parentheses as their reading back allows. */
public final class ExprPrinter {

    private static final int CHOICE = 0;
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int RELATION = 3;
    private static final int SUM = 4;
    private static final int PRODUCT = 5;
    private static final int UNARY = 6;
    private static final int MEMBER = 7;

    private final StringBuilder out;

    private ExprPrinter(StringBuilder out) {
        this.out = out;
    }

    /** The expression as text. */
    public static String print(Expr expression) {
        StringBuilder out = new StringBuilder();
        print(expression, out);
        return out.toString();
    }

    static void print(Expr expression, StringBuilder out) {
        new ExprPrinter(out).print(expression, CHOICE);
    }

    /** Prints the expression, in parentheses when it binds less tightly than its place asks for. */
    private void print(Expr e, int least) {
        boolean parentheses = level(e) < least;
        out.append(parentheses ? "(" : "");
        bare(e);
        out.append(parentheses ? ")" : "");
    }

    private static int level(Expr e) {
        if (e instanceof Expr.If) {
            return CHOICE;
        } else if (e instanceof Expr.Or) {
            return OR;
        } else if (e instanceof Expr.And) {
            return AND;
        } else if (e instanceof Expr.HasAttr || e instanceof Expr.Like || e instanceof Expr.Is) {
            return RELATION;
        } else if (e instanceof Expr.Unary unary) {
            return unary.op().isMethod() ? MEMBER : UNARY;
        } else if (e instanceof Expr.Binary binary) {
            return level(binary.op());
        }
        return isNegative(e) ? UNARY : MEMBER;
    }

    private static int level(BinaryOp op) {
        return switch (op) {
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN -> RELATION;
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY -> PRODUCT;
            case CONTAINS, CONTAINS_ALL, CONTAINS_ANY, GET_TAG, HAS_TAG -> MEMBER;
        };
    }

    private static boolean isNegative(Expr e) {
        return e instanceof Expr.Literal literal && literal.value() instanceof LongValue number && number.value() < 0;
    }

    private void bare(Expr e) {
        if (e instanceof Expr.Literal literal) {
            out.append(literal.value());
        } else if (e instanceof Expr.Var var) {
            out.append(var.variable().keyword());
        } else if (e instanceof Expr.If choice) {
            out.append("if ");
            print(choice.condition(), CHOICE);
            out.append(" then ");
            print(choice.consequent(), CHOICE);
            out.append(" else ");
            print(choice.alternative(), CHOICE);
        } else if (e instanceof Expr.And and) {
            chain(and.operands(), " && ", RELATION);
        } else if (e instanceof Expr.Or or) {
            chain(or.operands(), " || ", AND);
        } else if (e instanceof Expr.Unary unary) {
            unary(unary);
        } else if (e instanceof Expr.Binary binary) {
            binary(binary);
        } else {
            relationOrMember(e);
        }
    }

    private void relationOrMember(Expr e) {
        if (e instanceof Expr.GetAttr get) {
            print(get.operand(), MEMBER);
            out.append(Names.isIdentifier(get.name()) ? "." + get.name() : "[" + Escapes.quote(get.name()) + "]");
        } else if (e instanceof Expr.HasAttr has) {
            print(has.operand(), SUM);
            out.append(" has ").append(name(has.name()));
        } else if (e instanceof Expr.Like like) {
            print(like.operand(), SUM);
            out.append(" like ").append(like.pattern());
        } else if (e instanceof Expr.Is is) {
            print(is.operand(), SUM);
            out.append(" is ").append(is.type());
            if (is.container().isPresent()) {
                out.append(" in ");
                print(is.container().get(), SUM);
            }
        } else if (e instanceof Expr.SetOf set) {
            out.append('[');
            chain(set.elements(), ", ", CHOICE);
            out.append(']');
        } else if (e instanceof Expr.RecordOf record) {
            record(record);
        } else if (e instanceof Expr.Call call) {
            call(call);
        }
    }

    private void chain(List<Expr> parts, String separator, int least) {
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : separator);
            print(parts.get(i), least);
        }
    }

    private void unary(Expr.Unary unary) {
        if (unary.op().isMethod()) {
            print(unary.operand(), MEMBER);
            out.append('.').append(unary.op().symbol()).append("()");
            return;
        }
        // A minus before a number would become part of it, and four signs are the most that may stand in a row.
        boolean number = unary.op() == UnaryOp.NEGATE
                && unary.operand() instanceof Expr.Literal literal
                && literal.value() instanceof LongValue;
        out.append(unary.op().symbol()).append(number ? "(" : "");
        print(unary.operand(), number ? CHOICE : MEMBER);
        out.append(number ? ")" : "");
    }

    private void binary(Expr.Binary binary) {
        BinaryOp op = binary.op();
        int level = level(op);
        if (op.isMethod()) {
            print(binary.left(), MEMBER);
            out.append('.').append(op.symbol()).append('(');
            print(binary.right(), CHOICE);
            out.append(')');
            return;
        }
        print(binary.left(), level == RELATION ? SUM : level);
        out.append(' ').append(op.symbol()).append(' ');
        print(binary.right(), level + 1);
    }

    private void record(Expr.RecordOf record) {
        out.append('{');
        String separator = "";
        for (Expr.Field field : record.fields()) {
            out.append(separator).append(name(field.name())).append(": ");
            print(field.value(), CHOICE);
            separator = ", ";
        }
        out.append('}');
    }

    private void call(Expr.Call call) {
        List<Expr> arguments = call.arguments();
        if (call.function().isMethod()) {
            print(arguments.get(0), MEMBER);
            out.append('.');
            arguments = arguments.subList(1, arguments.size());
        }
        out.append(call.function().functionName()).append('(');
        chain(arguments, ", ", CHOICE);
        out.append(')');
    }

    private static String name(String name) {
        return Names.isIdentifier(name) ? name : Escapes.quote(name);
    }
}
