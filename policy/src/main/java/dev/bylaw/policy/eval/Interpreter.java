// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.eval;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.EvaluationError;
import dev.bylaw.policy.EvaluationError.Kind;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.Escapes;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates expressions for one request.
 *
 * <p>Total: {@link #evaluate(Policy)} never throws. Recursion is bounded by {@link Expr#MAX_DEPTH}, which the readers keep.
 */
public final class Interpreter {

    private final Entities entities;
    private final Request request;
    private final Operators operators;

    /** An interpreter for this request over this snapshot. */
    public Interpreter(Entities entities, Request request) {
        this.entities = entities;
        this.request = request;
        this.operators = new Operators(entities);
    }

    /** What a policy comes to: satisfied, not satisfied, or an error. */
    public record Outcome(boolean satisfied, Optional<EvaluationError> error) {}

    /** What the policy comes to. */
    public Outcome evaluate(Policy policy) {
        try {
            return new Outcome(isSatisfied(policy.body()), Optional.empty());
        } catch (EvaluationException e) {
            return new Outcome(
                    false, Optional.of(new EvaluationError(policy.id(), policy.effect(), e.kind(), e.getMessage())));
        }
    }

    private boolean isSatisfied(PolicyBody body) {
        if (!Scopes.holds(body.principal(), request.principal(), entities)
                || !Scopes.holds(body.action(), request.action(), entities)
                || !Scopes.holds(body.resource(), request.resource(), entities)) {
            return false;
        }
        for (Condition condition : body.conditions()) {
            if (isTrue(condition.body()) != (condition.kind() == Condition.Kind.WHEN)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The value of the expression.
     *
     * @throws EvaluationException when it has none
     */
    public Value evaluate(Expr e) {
        if (e instanceof Expr.Literal literal) {
            return literal.value();
        } else if (e instanceof Expr.Var var) {
            return variable(var);
        } else if (e instanceof Expr.GetAttr get) {
            return attribute(get, evaluate(get.operand()));
        } else if (e instanceof Expr.HasAttr has) {
            return BoolValue.of(hasAttribute(has, evaluate(has.operand())));
        } else if (e instanceof Expr.Binary binary) {
            return operators.apply(binary, evaluate(binary.left()), evaluate(binary.right()));
        } else if (e instanceof Expr.Unary unary) {
            return operators.apply(unary, evaluate(unary.operand()));
        } else if (e instanceof Expr.And and) {
            return BoolValue.of(all(and.operands()));
        } else if (e instanceof Expr.Or or) {
            return BoolValue.of(any(or.operands()));
        } else if (e instanceof Expr.If choice) {
            return evaluate(isTrue(choice.condition()) ? choice.consequent() : choice.alternative());
        } else if (e instanceof Expr.Like like) {
            StringValue text = Errors.expect(StringValue.class, evaluate(like.operand()), like);
            return BoolValue.of(like.pattern().matches(text.value()));
        } else if (e instanceof Expr.Is is) {
            return BoolValue.of(is(is));
        }
        return construct(e);
    }

    private Value construct(Expr e) {
        if (e instanceof Expr.SetOf set) {
            return SetValue.of(all(set.elements(), new ArrayList<>()));
        } else if (e instanceof Expr.RecordOf record) {
            Map<String, Value> fields = new LinkedHashMap<>();
            for (Expr.Field field : record.fields()) {
                fields.put(field.name(), evaluate(field.value()));
            }
            return RecordValue.of(fields);
        }
        Expr.Call call = (Expr.Call) e;
        return ExtensionCalls.apply(call, all(call.arguments(), new ArrayList<>()));
    }

    private List<Value> all(List<Expr> expressions, List<Value> values) {
        for (Expr expression : expressions) {
            values.add(evaluate(expression));
        }
        return values;
    }

    private Value variable(Expr.Var var) {
        return switch (var.variable()) {
            case PRINCIPAL -> request.principal();
            case ACTION -> request.action();
            case RESOURCE -> request.resource();
            case CONTEXT -> request.context();
        };
    }

    private boolean isTrue(Expr e) {
        return Errors.expect(BoolValue.class, evaluate(e), e).value();
    }

    // What comes after the operand that settles the matter is not evaluated, nor is its type looked at.
    private boolean all(List<Expr> operands) {
        for (Expr operand : operands) {
            if (!isTrue(operand)) {
                return false;
            }
        }
        return true;
    }

    private boolean any(List<Expr> operands) {
        for (Expr operand : operands) {
            if (isTrue(operand)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(Expr.Is is) {
        Value value = evaluate(is.operand());
        EntityUid uid = Errors.expect(EntityUid.class, value, is);
        if (!uid.type().equals(is.type())) {
            return false;
        }
        return is.container().isEmpty()
                || operators.isIn(is, uid, evaluate(is.container().get()));
    }

    private Value attribute(Expr.GetAttr get, Value holder) {
        RecordValue attributes;
        if (holder instanceof RecordValue record) {
            attributes = record;
        } else {
            EntityUid uid = Errors.expect(EntityUid.class, holder, get);
            Known entity = entities.find(uid);
            if (entity == null) {
                throw Errors.of(
                        Kind.MISSING_ENTITY,
                        get,
                        "the entity is not known, so it has no attribute " + Escapes.quote(get.name()));
            }
            attributes = entity.attributes();
        }
        Value value = attributes.getOrNull(get.name());
        if (value == null) {
            throw Errors.of(Kind.MISSING_ATTRIBUTE, get, "there is no attribute " + Escapes.quote(get.name()));
        }
        return value;
    }

    private boolean hasAttribute(Expr.HasAttr has, Value holder) {
        if (holder instanceof RecordValue record) {
            return record.has(has.name());
        }
        Known entity = entities.find(Errors.expect(EntityUid.class, holder, has));
        return entity != null && entity.attributes().has(has.name());
    }
}
