// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.compile.Question.Kind;
import dev.bylaw.policy.compile.Read.Place;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;

/** Recognises what a term asks. */
final class Questions {

    private final Closures closures;
    private final String nested;

    /** Questions of a program that has the record in this attribute of the context at hand; null means that none is. */
    Questions(Closures closures, String nested) {
        this.closures = closures;
        this.nested = nested;
    }

    /** What a term asks of which only the truth is of interest. */
    Question of(Term term) {
        Question known = null;
        if (term instanceof Term.Path path && read(path) != null) {
            known = Question.of(Kind.TRUTH, read(path), closures.of(path));
        } else if (term instanceof Term.Equal equal) {
            known = equal(equal, equal.left(), equal.right());
        } else if (term instanceof Term.Order order) {
            known = order(order);
        } else if (term instanceof Term.Has has) {
            known = has(has);
        }
        return known == null ? Question.of(Kind.NODE, null, closures.of(term)) : known;
    }

    private Question equal(Term term, Term left, Term right) {
        Read read = read(left);
        if (read == null && read(right) != null) {
            return equal(term, right, left);
        } else if (read == null) {
            return null;
        } else if (constant(right) instanceof StringValue text) {
            return Question.of(Kind.EQUAL_TEXT, read, text, closures.of(term));
        } else if (constant(right) instanceof EntityUid uid) {
            return Question.of(Kind.EQUAL_ENTITY, read, uid, closures.of(term));
        } else if (read(right) != null) {
            return new Question(Kind.EQUAL_OTHER, read, read(right), null, null, closures.of(term));
        }
        return right instanceof Term.Path path && path.isVariable()
                ? equalsVariable(term, read, path.variable())
                : null;
    }

    private Question equalsVariable(Term term, Read read, Variable variable) {
        return switch (variable) {
            case PRINCIPAL -> Question.of(Kind.EQUAL_PRINCIPAL, read, closures.of(term));
            case RESOURCE -> Question.of(Kind.EQUAL_RESOURCE, read, closures.of(term));
            default -> null;
        };
    }

    private Question order(Term.Order order) {
        Read read = read(order.left());
        return read != null && constant(order.right()) instanceof LongValue bound
                ? new Question(Kind.ORDER, read, null, bound, order.op(), closures.of(order))
                : null;
    }

    private Question has(Term.Has has) {
        Read read = has.holder() instanceof Term.Path holder ? read(holder.then(has.name())) : null;
        return read == null ? null : Question.of(Kind.HAS, read, closures.of(has));
    }

    private static Value constant(Term term) {
        return term instanceof Term.Constant constant ? constant.value() : null;
    }

    private Read read(Term term) {
        return term instanceof Term.Path path ? read(path) : null;
    }

    private Read read(Term.Path path) {
        if (path.names().size() == 1) {
            return new Read(
                    switch (path.variable()) {
                        case PRINCIPAL -> Place.PRINCIPAL;
                        case RESOURCE -> Place.RESOURCE;
                        default -> Place.CONTEXT;
                    },
                    path.names().get(0));
        } else if (path.names().size() == 2
                && path.variable() == Variable.CONTEXT
                && path.names().get(0).equals(nested)) {
            return new Read(Place.NESTED, path.names().get(1));
        }
        return null;
    }
}
