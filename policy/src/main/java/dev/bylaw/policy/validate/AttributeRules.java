// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.syntax.NearestName;
import java.util.List;
import java.util.Optional;

/** The rules for access to attributes and for {@code has}, which makes access to optional ones safe. */
final class AttributeRules {

    private static final List<Type> OWNERS = List.of(Type.Simple.ANY_ENTITY, Type.RecordOf.ANY);
    private static final Lattice PERMISSIVE = new Lattice(Mode.PERMISSIVE);

    private final TypeChecker checker;

    AttributeRules(TypeChecker checker) {
        this.checker = checker;
    }

    Answer get(Capabilities prior, Expr.GetAttr get) {
        Answer owner = checker.expect(prior, get.operand(), OWNERS, TypeChecker.Hint.NONE);
        List<Answer> parts = List.of(owner);
        if (owner.type() == null) {
            return checker.answer(get, null, parts, Capabilities.NONE, false);
        }
        Type.RecordOf attributes = attributesOf(owner.type());
        Type.Attribute attribute = attributes.attributes().get(get.name());
        if (attribute == null) {
            reportUnknown(get, owner, attributes);
            return checker.answer(get, null, parts, Capabilities.NONE, false);
        }
        boolean safe = attribute.required() || prior.haveAttribute(get.operand(), get.name());
        if (!safe) {
            checker.findings.add(
                    FindingKind.UNSAFE_OPTIONAL_ATTRIBUTE,
                    Places.ofName(get),
                    "attribute \"" + get.name() + "\" of " + describe(owner) + " is optional, and may be missing here",
                    "test it before: … has " + get.name() + " && …");
        }
        return checker.answer(get, attribute.type(), parts, Capabilities.NONE, safe);
    }

    private void reportUnknown(Expr.GetAttr get, Answer owner, Type.RecordOf attributes) {
        String fallback = attributes.attributes().isEmpty()
                ? "it has no attributes"
                : "it has " + String.join(", ", attributes.attributes().keySet());
        Optional<Origins.Missing> missing = missing(get);
        if (missing.isPresent()) {
            checker.findings.add(
                    FindingKind.UNKNOWN_ATTRIBUTE,
                    Places.ofName(get),
                    missing.get().message(),
                    missing.get().hint());
            return;
        }
        checker.findings.add(
                FindingKind.UNKNOWN_ATTRIBUTE,
                Places.ofName(get),
                describe(owner) + " has no attribute \"" + get.name() + "\"",
                NearestName.hint(get.name(), attributes.attributes().keySet(), fallback));
    }

    private Optional<Origins.Missing> missing(Expr.GetAttr get) {
        return Places.contextPath(get)
                .flatMap(path ->
                        checker.origins.missing(checker.environment.action().uid(), path));
    }

    Answer has(Capabilities prior, Expr.HasAttr has) {
        Answer owner = checker.expect(
                prior,
                has.operand(),
                OWNERS,
                found -> found instanceof Type.SetOf
                        ? "an element of a set is looked up with contains"
                        : found == Type.Simple.STRING ? "parts of a string are tested with like" : "");
        List<Answer> parts = List.of(owner);
        if (owner.type() == null) {
            return checker.answer(has, Type.Bool.ANY, parts, Capabilities.NONE, false);
        }
        Type.RecordOf attributes = attributesOf(owner.type());
        Type.Attribute attribute = attributes.attributes().get(has.name());
        if (attribute == null) {
            boolean possible = attributes.open() && mayHave(owner.type(), has.name());
            if (!possible) {
                missing(new Expr.GetAttr(has.operand(), has.name(), has.span()))
                        .ifPresent(missing -> checker.findings.suspect(has.span(), missing));
            }
            return checker.succeeded(has, possible ? Type.Bool.ANY : Type.Bool.FALSE, parts);
        }
        // A required attribute of an entity may be missing because the entity is: only a record surely has it.
        boolean certain = prior.haveAttribute(has.operand(), has.name())
                || (attribute.required() && owner.type() instanceof Type.RecordOf);
        return checker.answer(
                has,
                certain ? Type.Bool.TRUE : Type.Bool.ANY,
                parts,
                Capabilities.attribute(has.operand(), has.name()),
                true);
    }

    /** What is known of the attributes: those of a record, or those that all of these entity types have. */
    private Type.RecordOf attributesOf(Type owner) {
        if (owner instanceof Type.RecordOf record) {
            return record;
        }
        Type.RecordOf common = null;
        for (String name : ((Type.Entity) owner).names()) {
            common = common == null ? declared(name) : PERMISSIVE.joinPermissively(common, declared(name));
        }
        return common;
    }

    private Type.RecordOf declared(String entityType) {
        return checker.schema
                .entityType(entityType)
                .map(Schema.EntityType::attributes)
                .orElse(Type.RecordOf.EMPTY);
    }

    private boolean mayHave(Type owner, String attribute) {
        return !(owner instanceof Type.Entity entity)
                || entity.names().stream()
                        .anyMatch(name -> declared(name).attributes().containsKey(attribute));
    }

    /** The owner in the words of the schema: an entity type, the context of an action, or a path from one of them. */
    private String describe(Answer owner) {
        StringBuilder path = new StringBuilder();
        Typed at = owner.typed();
        while (true) {
            if (at.type() instanceof Type.Entity entity) {
                return (entity.names().size() == 1 ? "entity type " : "entity types ") + entity + path;
            }
            if (at.expr() instanceof Expr.Var variable && variable.variable() == Variable.CONTEXT) {
                return "the context of " + checker.environment.action().uid() + path;
            }
            if (!(at.expr() instanceof Expr.GetAttr get) || at.parts().isEmpty()) {
                return "this record";
            }
            path.insert(0, "." + get.name());
            at = at.parts().get(0);
        }
    }
}
