// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** The rules for {@code in} and {@code is}: what the schema's hierarchy makes certain has a singleton type. */
final class MembershipRules {

    private final TypeChecker checker;

    MembershipRules(TypeChecker checker) {
        this.checker = checker;
    }

    Answer is(Capabilities prior, Expr.Is is) {
        Answer operand = checker.expect(
                prior, is.operand(), List.of(Type.Simple.ANY_ENTITY), found -> "only entities have types to be tested");
        Type type = Type.Bool.ANY;
        if (operand.type() instanceof Type.Entity entity) {
            type = !entity.names().contains(is.type())
                    ? Type.Bool.FALSE
                    : entity.isExactly(is.type()) ? Type.Bool.TRUE : Type.Bool.ANY;
        }
        return checker.succeeded(is, type, List.of(operand));
    }

    Answer in(Capabilities prior, Expr.Binary in) {
        Answer left = checker.expect(
                prior,
                in.left(),
                List.of(Type.Simple.ANY_ENTITY),
                found -> "an element of a set is looked up with contains");
        Answer right = checker.expect(
                prior,
                in.right(),
                List.of(new Type.SetOf(Type.Simple.ANY_ENTITY), Type.Simple.ANY_ENTITY),
                found -> found instanceof Type.SetOf ? "an element of a set is looked up with contains" : "");
        List<Answer> parts = List.of(left, right);
        if (!left.ok() || !right.ok()) {
            return checker.answer(in, Type.Bool.ANY, parts, Capabilities.NONE, false);
        }
        Optional<EntityUid> action = entity(in.left()).filter(uid -> Schema.isActionType(uid.type()));
        Optional<List<EntityUid>> containers = entities(in.right());
        if (action.isPresent() && containers.isPresent()) {
            return checker.succeeded(in, actionIn(action.get(), containers.get()), parts);
        }
        boolean possible = !(left.type() instanceof Type.Entity members)
                || namesIn(right.type()).map(names -> canBeIn(members, names)).orElse(true);
        return checker.succeeded(in, possible ? Type.Bool.ANY : Type.Bool.FALSE, parts);
    }

    private static Optional<NavigableSet<String>> namesIn(Type type) {
        Type element = type instanceof Type.SetOf set ? set.element() : type;
        return element instanceof Type.Entity entity ? Optional.of(entity.names()) : Optional.empty();
    }

    private Optional<EntityUid> entity(Expr expr) {
        Optional<Value> literal = checker.literalValue(expr);
        return literal.isPresent() && literal.get() instanceof EntityUid uid ? Optional.of(uid) : Optional.empty();
    }

    private Optional<List<EntityUid>> entities(Expr expr) {
        if (!(expr instanceof Expr.SetOf set)) {
            return entity(expr).map(List::of);
        }
        List<EntityUid> all = new ArrayList<>();
        for (Expr element : set.elements()) {
            Optional<EntityUid> uid = entity(element);
            if (uid.isEmpty()) {
                return Optional.empty();
            }
            all.add(uid.get());
        }
        return Optional.of(all);
    }

    /** The groups of an action are all in the schema. Anything that is no action is not one of them. */
    private Type actionIn(EntityUid action, List<EntityUid> containers) {
        NavigableSet<EntityUid> groups =
                checker.schema.action(action).map(Schema.Action::ancestors).orElseThrow();
        return Type.Bool.of(containers.stream().anyMatch(each -> each.equals(action) || groups.contains(each)));
    }

    private boolean canBeIn(Type.Entity members, NavigableSet<String> containers) {
        return members.names().stream()
                .anyMatch(member -> containers.stream().anyMatch(container -> canBeIn(member, container)));
    }

    private boolean canBeIn(String member, String container) {
        return member.equals(container)
                || checker.schema
                        .entityType(member)
                        .filter(type -> type.ancestors().contains(container))
                        .isPresent()
                || checker.schema.actions().values().stream()
                        .anyMatch(action -> action.uid().type().equals(member)
                                && action.ancestors().stream()
                                        .anyMatch(group -> group.type().equals(container)));
    }
}
