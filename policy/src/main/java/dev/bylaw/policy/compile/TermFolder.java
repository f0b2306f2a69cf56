// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.UnaryOp;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds expressions for one action over one snapshot of entities. What follows from those alone is evaluated here and now:
 * literals, the action's attributes and groups, attributes of entities the policy names.
 */
final class TermFolder {

    private static final Term FAILING = new Term.Failing();

    private final Entities entities;
    private final EntityUid action;
    private final Closures closures;

    TermFolder(Entities entities, EntityUid action) {
        this.entities = entities;
        this.action = action;
        this.closures = new Closures(entities);
    }

    Term fold(Expr e) {
        if (e instanceof Expr.Literal literal) {
            return new Term.Constant(canonical(literal.value()));
        } else if (e instanceof Expr.Var var) {
            return variable(var.variable());
        } else if (e instanceof Expr.And and) {
            return and(foldAll(and.operands()));
        } else if (e instanceof Expr.Or or) {
            return or(foldAll(or.operands()));
        } else if (e instanceof Expr.If choice) {
            return choice(choice);
        } else if (e instanceof Expr.GetAttr get) {
            return get(fold(get.operand()), get.name());
        } else if (e instanceof Expr.HasAttr has) {
            return folded(new Term.Has(fold(has.operand()), has.name()));
        } else if (e instanceof Expr.Is is) {
            return is(is);
        } else if (e instanceof Expr.Like like) {
            return folded(new Term.Like(fold(like.operand()), like.pattern()));
        } else if (e instanceof Expr.Binary binary) {
            return binary(binary);
        } else if (e instanceof Expr.Unary unary && unary.op() == UnaryOp.NOT) {
            return not(fold(unary.operand()));
        }
        return folded(new Term.Computed(e, foldAll(e.children())));
    }

    private List<Term> foldAll(List<Expr> expressions) {
        List<Term> terms = new ArrayList<>();
        for (Expr expression : expressions) {
            terms.add(fold(expression));
        }
        return List.copyOf(terms);
    }

    private Term variable(Variable variable) {
        return variable == Variable.ACTION ? new Term.Constant(action) : new Term.Path(variable, List.of());
    }

    /** The term itself, or, when what it is made of is known now, what it comes to now. */
    private Term folded(Term term) {
        boolean known = true;
        for (Term part : term.parts()) {
            if (part instanceof Term.Failing) {
                return FAILING;
            }
            known &= part instanceof Term.Constant;
        }
        if (!known) {
            return term;
        }
        Value value = closures.of(term).eval(null, null, null);
        return value == null ? FAILING : new Term.Constant(value);
    }

    /** All of them, in order; operands known to be true, or never reached, are left out. */
    static Term and(List<Term> operands) {
        return chain(operands, true);
    }

    private static Term or(List<Term> operands) {
        return chain(operands, false);
    }

    /** A chain that goes on while its operands are this value. */
    private static Term chain(List<Term> operands, boolean goesOn) {
        List<Term> kept = new ArrayList<>();
        boolean ended = false;
        for (Term operand : operands) {
            if (ended) {
                break;
            } else if (goesOn && operand instanceof Term.And and) {
                kept.addAll(and.parts());
            } else if (!goesOn && operand instanceof Term.Or or) {
                kept.addAll(or.parts());
            } else if (!operand.isAlways(goesOn)) {
                kept.add(operand);
                ended = operand instanceof Term.Constant || operand instanceof Term.Failing;
            }
        }
        if (kept.isEmpty()) {
            return new Term.Constant(BoolValue.of(goesOn));
        }
        Term first = kept.get(0);
        if (first.isAlways(!goesOn)) {
            return first;
        } else if (first instanceof Term.Constant || first instanceof Term.Failing) {
            return FAILING;
        } else if (kept.size() == 1 && first.isTest()) {
            return first;
        }
        return goesOn ? new Term.And(List.copyOf(kept)) : new Term.Or(List.copyOf(kept));
    }

    /** The negation. */
    Term not(Term operand) {
        return folded(new Term.Not(operand));
    }

    private Term choice(Expr.If choice) {
        Term condition = fold(choice.condition());
        if (condition.isAlways(true)) {
            return fold(choice.consequent());
        } else if (condition.isAlways(false)) {
            return fold(choice.alternative());
        } else if (condition instanceof Term.Constant || condition instanceof Term.Failing) {
            return FAILING;
        }
        return new Term.If(condition, fold(choice.consequent()), fold(choice.alternative()));
    }

    private Term get(Term holder, String name) {
        if (holder instanceof Term.Path path) {
            return path.then(name);
        }
        return folded(new Term.Get(holder, name));
    }

    private Term is(Expr.Is is) {
        Term entity = fold(is.operand());
        Term type = folded(new Term.Is(entity, is.type()));
        return is.container().isEmpty()
                ? type
                : and(List.of(type, in(entity, fold(is.container().get()))));
    }

    /** Cedar's {@code in}. */
    Term in(Term entity, Term container) {
        return folded(new Term.In(
                entity,
                container instanceof Term.Constant constant
                        ? new Term.Constant(canonical(constant.value()))
                        : container));
    }

    private Value canonical(Value value) {
        if (value instanceof EntityUid uid) {
            return entities.canonical(uid);
        } else if (value instanceof SetValue set) {
            return SetValue.of(set.elements().stream().map(this::canonical).toList());
        }
        return value;
    }

    private Term binary(Expr.Binary binary) {
        Term left = fold(binary.left());
        Term right = fold(binary.right());
        return switch (binary.op()) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> not(equal(left, right));
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> order(binary.op(), left, right);
            case IN -> in(left, right);
            case CONTAINS -> folded(new Term.Contains(left, right));
            case ADD, SUBTRACT, MULTIPLY, CONTAINS_ALL, CONTAINS_ANY, GET_TAG, HAS_TAG ->
                folded(new Term.Computed(binary, List.of(left, right)));
        };
    }

    private Term equal(Term left, Term right) {
        boolean swap = left instanceof Term.Constant && !(right instanceof Term.Constant);
        return folded(swap ? new Term.Equal(right, left) : new Term.Equal(left, right));
    }

    private Term order(BinaryOp op, Term left, Term right) {
        boolean swap = left instanceof Term.Constant && !(right instanceof Term.Constant);
        return folded(swap ? new Term.Order(mirrored(op), right, left) : new Term.Order(op, left, right));
    }

    private static BinaryOp mirrored(BinaryOp op) {
        return switch (op) {
            case LESS -> BinaryOp.GREATER;
            case LESS_EQUAL -> BinaryOp.GREATER_EQUAL;
            case GREATER -> BinaryOp.LESS;
            default -> BinaryOp.LESS_EQUAL;
        };
    }
}
