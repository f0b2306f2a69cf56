// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.eval.Operators;
import dev.bylaw.policy.value.RecordShape;
import java.util.List;

/** Makes of each term the node that evaluates it. */
final class Closures {

    private final Entities entities;
    private final Operators operators;

    Closures(Entities entities) {
        this.entities = entities;
        this.operators = new Operators(entities);
    }

    /** The node for a term. */
    Node of(Term term) {
        if (term.isTest()) {
            return test(term);
        } else if (term instanceof Term.Constant constant) {
            return new Node.Constant(constant.value());
        } else if (term instanceof Term.Path path) {
            return path.isVariable()
                    ? variable(path.variable())
                    : new AttributeNodes.Path(path.variable(), path.names(), entities);
        } else if (term instanceof Term.Get get) {
            return new AttributeNodes.Get(of(get.holder()), get.name(), entities);
        } else if (term instanceof Term.If choice) {
            return choice(choice);
        }
        return computed((Term.Computed) term);
    }

    private Node test(Term term) {
        if (term instanceof Term.And and) {
            return new LogicNodes.And(all(and.parts()));
        } else if (term instanceof Term.Or or) {
            return new LogicNodes.Or(all(or.parts()));
        } else if (term instanceof Term.Not not) {
            return new LogicNodes.Not(of(not.operand()));
        } else if (term instanceof Term.If choice) {
            return choice(choice);
        }
        return comparison(term);
    }

    private Node comparison(Term term) {
        if (term instanceof Term.Failing) {
            return Node.Failing.INSTANCE;
        } else if (term instanceof Term.Equal equal) {
            return new CompareNodes.Equal(of(equal.left()), of(equal.right()));
        } else if (term instanceof Term.Order order) {
            return new CompareNodes.Order(order.op(), of(order.left()), of(order.right()));
        } else if (term instanceof Term.Has has) {
            return new AttributeNodes.Has(of(has.holder()), has.name(), entities);
        } else if (term instanceof Term.In in) {
            return in(in);
        } else if (term instanceof Term.Is is) {
            return new EntityNodes.Is(of(is.entity()), is.type());
        } else if (term instanceof Term.Contains contains) {
            return new CompareNodes.Contains(of(contains.set()), of(contains.element()));
        }
        Term.Like like = (Term.Like) term;
        return new CompareNodes.Like(of(like.text()), like.pattern());
    }

    private static Node variable(Variable variable) {
        return switch (variable) {
            case PRINCIPAL -> new Node.Principal();
            case RESOURCE -> new Node.Resource();
            case CONTEXT -> new Node.Context();
            case ACTION -> throw new IllegalArgumentException("the action is a constant");
        };
    }

    private Node choice(Term.If choice) {
        return new LogicNodes.If(of(choice.condition()), of(choice.consequent()), of(choice.alternative()));
    }

    private Node in(Term.In in) {
        Node container = of(in.container());
        if (in.entity() instanceof Term.Path path && path.isVariable()) {
            if (path.variable() == Variable.PRINCIPAL) {
                return new EntityNodes.PrincipalIn(container);
            } else if (path.variable() == Variable.RESOURCE) {
                return new EntityNodes.ResourceIn(container);
            }
        }
        return new EntityNodes.In(of(in.entity()), container, entities);
    }

    private Node computed(Term.Computed computed) {
        Node[] parts = all(computed.parts());
        Expr e = computed.operation();
        if (e instanceof Expr.Unary unary) {
            return new ValueNodes.Unary(unary, parts[0], operators);
        } else if (e instanceof Expr.Binary binary) {
            return new ValueNodes.Binary(binary, parts[0], parts[1], operators);
        } else if (e instanceof Expr.SetOf) {
            return new ValueNodes.SetOf(parts);
        } else if (e instanceof Expr.RecordOf record) {
            return record(record, parts);
        }
        return new ValueNodes.Call((Expr.Call) e, parts);
    }

    private static Node record(Expr.RecordOf record, Node[] parts) {
        List<String> names = record.fields().stream().map(Expr.Field::name).toList();
        RecordShape shape = RecordShape.of(names);
        Node[] bySlot = new Node[shape.size()];
        for (int i = 0; i < parts.length; i++) {
            bySlot[shape.slot(names.get(i))] = parts[i];
        }
        return new ValueNodes.RecordOf(shape, bySlot);
    }

    private Node[] all(List<Term> terms) {
        return terms.stream().map(this::of).toArray(Node[]::new);
    }
}
