// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Exprs;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks expressions against one request environment: each expression form has a rule, and the rules of one kind of
 * forms share a class.
 *
 * <p>The rules are those of Cedar's formal model; where that model stops at the first error, these go on, so that
 * one run reports all of them. An expression with an error still has a type when its form alone decides it.
 *
 * <p>Recursion is bounded by {@link Expr#MAX_DEPTH}, which conditions keep.
 */
final class TypeChecker {

    /** The hint for an operand of the wrong type. */
    interface Hint {
        Hint NONE = type -> "";

        String forType(Type found);
    }

    private static final Lattice PERMISSIVE = new Lattice(Mode.PERMISSIVE);

    final Schema schema;
    final Schema.RequestEnvironment environment;
    final Mode mode;
    final Lattice lattice;
    final Findings findings;
    final Origins origins;

    private final LogicRules logic = new LogicRules(this);
    private final ComparisonRules comparisons = new ComparisonRules(this);
    private final MembershipRules memberships = new MembershipRules(this);
    private final AttributeRules attributes = new AttributeRules(this);
    private final TagRules tags = new TagRules(this);
    private final CompositeRules composites = new CompositeRules(this);

    TypeChecker(Schema schema, Schema.RequestEnvironment environment, Mode mode, Findings findings, Origins origins) {
        this.schema = schema;
        this.environment = environment;
        this.mode = mode;
        this.lattice = new Lattice(mode);
        this.findings = findings;
        this.origins = origins;
    }

    boolean isStrict() {
        return mode == Mode.STRICT;
    }

    LogicRules logic() {
        return logic;
    }

    /** Checks the expression where the prior capabilities hold. */
    Answer check(Capabilities prior, Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return literal(literal);
        } else if (expr instanceof Expr.Var variable) {
            return succeeded(expr, typeOf(variable.variable()), List.of());
        } else if (expr instanceof Expr.If choice) {
            return logic.choice(prior, choice);
        } else if (expr instanceof Expr.And and) {
            return logic.and(prior, and);
        } else if (expr instanceof Expr.Or or) {
            return logic.or(prior, or);
        } else if (expr instanceof Expr.Unary unary) {
            return unary(prior, unary);
        } else if (expr instanceof Expr.Binary binary) {
            return binary(prior, binary);
        } else if (expr instanceof Expr.GetAttr get) {
            return attributes.get(prior, get);
        } else if (expr instanceof Expr.HasAttr has) {
            return attributes.has(prior, has);
        } else if (expr instanceof Expr.Like like) {
            return comparisons.like(prior, like);
        } else if (expr instanceof Expr.Is is) {
            return is(prior, is);
        } else if (expr instanceof Expr.SetOf set) {
            return composites.set(prior, set);
        } else if (expr instanceof Expr.RecordOf record) {
            return composites.record(prior, record);
        }
        return composites.call(prior, (Expr.Call) expr);
    }

    private Answer is(Capabilities prior, Expr.Is is) {
        if (is.container().isEmpty()) {
            return memberships.is(prior, is);
        }
        Expr test = new Expr.Is(is.operand(), is.type(), Optional.empty(), is.span());
        Expr inside = new Expr.Binary(BinaryOp.IN, is.operand(), is.container().get(), is.span());
        return check(prior, Exprs.and(test, inside, is.span()));
    }

    private Answer literal(Expr.Literal literal) {
        Value value = literal.value();
        if (value instanceof BoolValue bool) {
            return succeeded(literal, Type.Bool.of(bool.value()), List.of());
        }
        if (value instanceof EntityUid uid) {
            boolean known = Schema.isActionType(uid.type())
                    ? schema.action(uid).isPresent()
                    : schema.entityType(uid.type()).isPresent();
            // Unknown types and actions are reported once for the policy, by ReferenceCheck.
            return known
                    ? succeeded(literal, schema.reference(uid.type()), List.of())
                    : failed(literal, null, List.of());
        }
        return succeeded(literal, value instanceof LongValue ? Type.Simple.LONG : Type.Simple.STRING, List.of());
    }

    private Type typeOf(Variable variable) {
        return switch (variable) {
            case PRINCIPAL -> schema.reference(environment.principal());
            case ACTION -> schema.reference(environment.action().uid().type());
            case RESOURCE -> schema.reference(environment.resource());
            case CONTEXT -> environment.context();
        };
    }

    private Answer unary(Capabilities prior, Expr.Unary unary) {
        return switch (unary.op()) {
            case NOT -> logic.not(prior, unary);
            case NEGATE -> comparisons.negate(prior, unary);
            case IS_EMPTY -> comparisons.isEmpty(prior, unary);
        };
    }

    private Answer binary(Capabilities prior, Expr.Binary binary) {
        return switch (binary.op()) {
            case EQUAL, NOT_EQUAL -> comparisons.equality(prior, binary);
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> comparisons.order(prior, binary);
            case ADD, SUBTRACT, MULTIPLY -> comparisons.arithmetic(prior, binary);
            case IN -> memberships.in(prior, binary);
            case CONTAINS -> comparisons.contains(prior, binary);
            case CONTAINS_ALL, CONTAINS_ANY -> comparisons.containsSet(prior, binary);
            case HAS_TAG -> tags.has(prior, binary);
            case GET_TAG -> tags.get(prior, binary);
        };
    }

    /** Checks the expression, whose type must be a subtype of one of the expected ones. */
    Answer expect(Capabilities prior, Expr expr, List<Type> expected, Hint hint) {
        Answer answer = check(prior, expr);
        Type type = answer.type();
        if (type == null) {
            return new Answer(answer.typed(), Capabilities.NONE, false);
        }
        // Permissive even in strict mode: these are upper bounds such as "any record", not types to be compatible.
        for (Type each : expected) {
            if (PERMISSIVE.isSubtype(type, each)) {
                return answer;
            }
        }
        reportUnexpected(expr, expected, type, hint);
        return failed(expr, null, answer.typed().parts());
    }

    Answer expect(Capabilities prior, Expr expr, Type expected) {
        return expect(prior, expr, List.of(expected), Hint.NONE);
    }

    void reportUnexpected(Expr expr, List<Type> expected, Type found, Hint hint) {
        String wanted = expected.stream().map(Type::toString).collect(Collectors.joining(" or "));
        findings.add(
                FindingKind.UNEXPECTED_TYPE,
                expr.span(),
                "expected " + wanted + ", and this is " + found,
                orOrigin(hint.forType(found), List.of(expr)));
    }

    /** The hint, or without one where the first of the expressions that is a part of the context comes from. */
    private String orOrigin(String hint, List<Expr> exprs) {
        for (Expr expr : exprs) {
            Optional<List<String>> path = hint.isEmpty() ? Places.contextPath(expr) : Optional.empty();
            String origin =
                    path.isEmpty() ? "" : origins.of(environment.action().uid(), path.get());
            if (!origin.isEmpty()) {
                return "context." + String.join(".", path.get()) + " is " + origin;
            }
        }
        return hint;
    }

    /** The least upper bound of the types, or null after reporting that they have none. Null types are passed over. */
    Type joinOrReport(Expr expr, List<Type> types, String what) {
        Type joined = lattice.join(types);
        if (joined == null) {
            String names =
                    types.stream().map(Type::toString).distinct().sorted().collect(Collectors.joining(", "));
            findings.add(
                    FindingKind.INCOMPATIBLE_TYPES,
                    expr.span(),
                    what + " must have one type, and have " + names,
                    orOrigin(Lattice.whyIncompatible(types.get(0), types.get(types.size() - 1)), expr.children()));
        }
        return joined;
    }

    /**
     * The value that the form of the expression alone decides: a literal, the action of the environment, or literal
     * booleans joined by logic, which Cedar's own parser makes one literal.
     */
    Optional<Value> literalValue(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return Optional.of(literal.value());
        } else if (expr instanceof Expr.Var variable && variable.variable() == Variable.ACTION) {
            return Optional.of(environment.action().uid());
        } else if (expr instanceof Expr.And and) {
            return joined(and.operands(), false);
        }
        return expr instanceof Expr.Or or ? joined(or.operands(), true) : Optional.empty();
    }

    private Optional<Value> joined(List<Expr> operands, boolean decisive) {
        boolean decided = false;
        for (Expr operand : operands) {
            Optional<Value> value = literalValue(operand);
            if (value.isEmpty() || !(value.get() instanceof BoolValue bool)) {
                return Optional.empty();
            }
            decided |= bool.value() == decisive;
        }
        return Optional.of(BoolValue.of(decided == decisive));
    }

    Answer succeeded(Expr expr, Type type, List<Answer> parts) {
        return answer(expr, type, parts, Capabilities.NONE, true);
    }

    Answer failed(Expr expr, Type type, List<Typed> parts) {
        return new Answer(new Typed(expr, type, parts), Capabilities.NONE, false);
    }

    /** The answer for an expression with these parts; it is in order only if they all are. */
    Answer answer(Expr expr, Type type, List<Answer> parts, Capabilities granted, boolean ok) {
        boolean all = ok;
        for (Answer part : parts) {
            all &= part.ok();
        }
        return new Answer(new Typed(expr, type, typed(parts)), granted, all);
    }

    static List<Typed> typed(List<Answer> answers) {
        Typed[] typed = new Typed[answers.size()];
        for (int i = 0; i < typed.length; i++) {
            typed[i] = answers.get(i).typed();
        }
        return List.of(typed);
    }

    static List<Type> knownTypes(Answer... answers) {
        return new ArrayList<>(Stream.of(answers)
                .map(Answer::type)
                .filter(type -> type != null)
                .toList());
    }
}
