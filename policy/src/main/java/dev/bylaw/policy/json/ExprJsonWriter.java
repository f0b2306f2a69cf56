// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.UnaryOp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes expressions in their JSON form. */
final class ExprJsonWriter {

    // The format has && and || on two operands only. A longer chain is halved, which means the same and nests less.
    private static final int LONGEST_CHAIN = 100;

    private ExprJsonWriter() {}

    static Json write(Expr e) {
        if (e instanceof Expr.Literal literal) {
            return Json.object("Value", ValueJson.write(literal.value()));
        } else if (e instanceof Expr.Var var) {
            return Json.object("Var", Json.string(var.variable().keyword()));
        } else if (e instanceof Expr.And and) {
            return chain("&&", and.operands());
        } else if (e instanceof Expr.Or or) {
            return chain("||", or.operands());
        } else if (e instanceof Expr.Unary unary) {
            String name = unary.op() == UnaryOp.NEGATE ? "neg" : unary.op().symbol();
            return Json.object(name, Json.object("arg", write(unary.operand())));
        } else if (e instanceof Expr.Binary binary) {
            return Json.object(binary.op().symbol(), operands(write(binary.left()), write(binary.right())));
        } else if (e instanceof Expr.GetAttr get) {
            return Json.object(".", Json.object("left", write(get.operand()), "attr", Json.string(get.name())));
        } else if (e instanceof Expr.HasAttr has) {
            return Json.object("has", Json.object("left", write(has.operand()), "attr", Json.string(has.name())));
        }
        return writeOther(e);
    }

    private static Json writeOther(Expr e) {
        if (e instanceof Expr.Like like) {
            Json pattern = pattern(like.pattern().pieces());
            return Json.object("like", Json.object("left", write(like.operand()), "pattern", pattern));
        } else if (e instanceof Expr.Is is) {
            Map<String, Json> fields = new LinkedHashMap<>();
            fields.put("left", write(is.operand()));
            fields.put("entity_type", Json.string(is.type()));
            is.container().ifPresent(container -> fields.put("in", write(container)));
            return Json.object("is", Json.object(fields));
        } else if (e instanceof Expr.If choice) {
            Map<String, Json> fields = new LinkedHashMap<>();
            fields.put("if", write(choice.condition()));
            fields.put("then", write(choice.consequent()));
            fields.put("else", write(choice.alternative()));
            return Json.object("if-then-else", Json.object(fields));
        } else if (e instanceof Expr.SetOf set) {
            return Json.object("Set", list(set.elements()));
        } else if (e instanceof Expr.RecordOf record) {
            Map<String, Json> fields = new LinkedHashMap<>();
            record.fields().forEach(field -> fields.put(field.name(), write(field.value())));
            return Json.object("Record", Json.object(fields));
        }
        Expr.Call call = (Expr.Call) e;
        return Json.object(call.function().functionName(), list(call.arguments()));
    }

    private static Json chain(String operator, List<Expr> operands) {
        if (operands.size() > LONGEST_CHAIN) {
            int half = operands.size() / 2;
            Json left = chain(operator, operands.subList(0, half));
            return Json.object(operator, operands(left, chain(operator, operands.subList(half, operands.size()))));
        }
        Json left = write(operands.get(0));
        for (int i = 1; i < operands.size(); i++) {
            left = Json.object(operator, operands(left, write(operands.get(i))));
        }
        return left;
    }

    private static Json operands(Json left, Json right) {
        return Json.object("left", left, "right", right);
    }

    private static Json list(List<Expr> expressions) {
        return Json.array(expressions.stream().map(ExprJsonWriter::write).toList());
    }

    private static Json pattern(List<String> pieces) {
        List<Json> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                parts.add(Json.string("Wildcard"));
            }
            if (!pieces.get(i).isEmpty()) {
                parts.add(Json.object("Literal", Json.string(pieces.get(i))));
            }
        }
        return Json.array(parts);
    }
}
