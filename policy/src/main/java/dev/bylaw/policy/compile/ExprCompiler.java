// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.eval.Operators;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordShape;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles expressions for one action over one snapshot of entities. What follows from those alone is evaluated here and
 * now: literals, the action's attributes and groups, attributes of entities the policy names.
 */
final class ExprCompiler {

    private final Entities entities;
    private final EntityUid action;
    private final Operators operators;
    private boolean usesPrincipal;
    private boolean usesResource;

    ExprCompiler(Entities entities, EntityUid action) {
        this.entities = entities;
        this.action = action;
        this.operators = new Operators(entities);
    }

    /** Whether a node made here looks at what is known of the principal. */
    boolean usesPrincipal() {
        return usesPrincipal;
    }

    /** Whether a node made here looks at what is known of the resource. */
    boolean usesResource() {
        return usesResource;
    }

    Node compile(Expr e) {
        if (e instanceof Expr.Literal literal) {
            Value value = literal.value();
            return new Node.Constant(value instanceof EntityUid uid ? entities.canonical(uid) : value);
        } else if (e instanceof Expr.Var var) {
            return variable(var.variable());
        } else if (e instanceof Expr.And and) {
            return and(compileAll(and.operands()));
        } else if (e instanceof Expr.Or or) {
            return or(compileAll(or.operands()));
        } else if (e instanceof Expr.If choice) {
            return choice(choice);
        } else if (e instanceof Expr.GetAttr get) {
            return get(get);
        } else if (e instanceof Expr.HasAttr has) {
            return has(has);
        } else if (e instanceof Expr.Binary binary) {
            return binary(binary);
        } else if (e instanceof Expr.Is is) {
            return is(is);
        }
        return other(e);
    }

    private Node other(Expr e) {
        if (e instanceof Expr.Unary unary) {
            return unary(unary);
        } else if (e instanceof Expr.Like like) {
            Node operand = compile(like.operand());
            return folded(new CompareNodes.Like(operand, like.pattern()), operand);
        } else if (e instanceof Expr.SetOf set) {
            Node[] elements = compileAll(set.elements());
            return folded(new ValueNodes.SetOf(elements), elements);
        } else if (e instanceof Expr.RecordOf record) {
            return record(record);
        }
        Expr.Call call = (Expr.Call) e;
        Node[] arguments = compileAll(call.arguments());
        return folded(new ValueNodes.Call(call, arguments), arguments);
    }

    private Node[] compileAll(List<Expr> expressions) {
        Node[] nodes = new Node[expressions.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = compile(expressions.get(i));
        }
        return nodes;
    }

    private Node variable(Variable variable) {
        return switch (variable) {
            case PRINCIPAL -> new Node.Principal();
            case ACTION -> new Node.Constant(action);
            case RESOURCE -> new Node.Resource();
            case CONTEXT -> new Node.Context();
        };
    }

    /** The node itself, or, when its operands are known now, what it comes to now. */
    private static Node folded(Node node, Node... operands) {
        for (Node operand : operands) {
            if (!(operand instanceof Node.Constant)) {
                return operand instanceof Node.Failing ? operand : node;
            }
        }
        Value value = node.eval(null, null, null);
        return value == null ? Node.Failing.INSTANCE : new Node.Constant(value);
    }

    /** All of them, in order; operands known to be true, or never reached, are left out. */
    static Node and(Node... operands) {
        List<Node> kept = new ArrayList<>();
        for (Node operand : operands) {
            boolean constant = operand instanceof Node.Constant;
            if (!(constant && ((Node.Constant) operand).is(Node.TRUE))) {
                kept.add(operand);
            }
            if (operand instanceof Node.Failing || (constant && !((Node.Constant) operand).is(Node.TRUE))) {
                break;
            }
        }
        Node and = new LogicNodes.And(kept.toArray(new Node[0]));
        boolean settled = kept.isEmpty() || kept.get(0) instanceof Node.Constant;
        return settled ? folded(and) : kept.get(0) instanceof Node.Failing ? kept.get(0) : and;
    }

    /** The negation. */
    static Node not(Node operand) {
        return folded(new LogicNodes.Not(operand), operand);
    }

    private static Node or(Node... operands) {
        List<Node> kept = new ArrayList<>();
        for (Node operand : operands) {
            boolean constant = operand instanceof Node.Constant;
            if (!(constant && ((Node.Constant) operand).is(Node.FALSE))) {
                kept.add(operand);
            }
            if (operand instanceof Node.Failing || (constant && !((Node.Constant) operand).is(Node.FALSE))) {
                break;
            }
        }
        Node or = new LogicNodes.Or(kept.toArray(new Node[0]));
        boolean settled = kept.isEmpty() || kept.get(0) instanceof Node.Constant;
        return settled ? folded(or) : kept.get(0) instanceof Node.Failing ? kept.get(0) : or;
    }

    private Node choice(Expr.If choice) {
        Node condition = compile(choice.condition());
        if (condition instanceof Node.Constant constant) {
            return constant.is(Node.ERROR)
                    ? Node.Failing.INSTANCE
                    : compile(constant.is(Node.TRUE) ? choice.consequent() : choice.alternative());
        }
        return condition instanceof Node.Failing
                ? condition
                : new LogicNodes.If(condition, compile(choice.consequent()), compile(choice.alternative()));
    }

    private Node get(Expr.GetAttr get) {
        Node operand = compile(get.operand());
        SlotCache[] name = {new SlotCache(get.name())};
        if (operand instanceof Node.Principal) {
            usesPrincipal = true;
            return new AttributeNodes.PathOfPrincipal(name, entities);
        } else if (operand instanceof Node.Resource) {
            usesResource = true;
            return new AttributeNodes.PathOfResource(name, entities);
        } else if (operand instanceof Node.Context) {
            return new AttributeNodes.PathOfContext(name, entities);
        } else if (operand instanceof AttributeNodes.Path path) {
            return path.then(get.name());
        }
        return folded(new AttributeNodes.Get(operand, get.name(), entities), operand);
    }

    private Node has(Expr.HasAttr has) {
        Node operand = compile(has.operand());
        if (operand instanceof Node.Principal) {
            usesPrincipal = true;
            return new AttributeNodes.HasOfPrincipal(has.name());
        } else if (operand instanceof Node.Resource) {
            usesResource = true;
            return new AttributeNodes.HasOfResource(has.name());
        }
        return folded(new AttributeNodes.Has(operand, has.name(), entities), operand);
    }

    private Node is(Expr.Is is) {
        Node operand = compile(is.operand());
        Node type = folded(new EntityNodes.Is(operand, is.type()), operand);
        return is.container().isEmpty()
                ? type
                : and(type, in(operand, compile(is.container().get())));
    }

    private Node in(Node operand, Node container) {
        if (operand instanceof Node.Principal) {
            usesPrincipal = true;
            return container instanceof Node.Failing ? container : new EntityNodes.PrincipalIn(container);
        } else if (operand instanceof Node.Resource) {
            usesResource = true;
            return container instanceof Node.Failing ? container : new EntityNodes.ResourceIn(container);
        }
        return folded(new EntityNodes.In(operand, container, entities), operand, container);
    }

    private Node unary(Expr.Unary unary) {
        Node operand = compile(unary.operand());
        return switch (unary.op()) {
            case NOT -> not(operand);
            case NEGATE, IS_EMPTY -> folded(new ValueNodes.Unary(unary, operand, operators), operand);
        };
    }

    private Node binary(Expr.Binary binary) {
        Node left = compile(binary.left());
        Node right = compile(binary.right());
        return switch (binary.op()) {
            case EQUAL -> folded(CompareNodes.equal(left, right), left, right);
            case NOT_EQUAL -> folded(new LogicNodes.Not(CompareNodes.equal(left, right)), left, right);
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
                folded(CompareNodes.order(binary.op(), left, right), left, right);
            case IN -> in(left, right);
            case CONTAINS -> folded(new CompareNodes.Contains(left, right), left, right);
            case ADD, SUBTRACT, MULTIPLY, CONTAINS_ALL, CONTAINS_ANY, GET_TAG, HAS_TAG ->
                folded(new ValueNodes.Binary(binary, left, right, operators), left, right);
        };
    }

    private Node record(Expr.RecordOf record) {
        RecordShape shape =
                RecordShape.of(record.fields().stream().map(Expr.Field::name).toList());
        Node[] bySlot = new Node[shape.size()];
        for (Expr.Field field : record.fields()) {
            bySlot[shape.slot(field.name())] = compile(field.value());
        }
        return folded(new ValueNodes.RecordOf(shape, bySlot), bySlot);
    }
}
