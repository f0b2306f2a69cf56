// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for {@code hasTag} and {@code getTag}. */
final class TagRules {

    private final TypeChecker checker;

    TagRules(TypeChecker checker) {
        this.checker = checker;
    }

    Answer has(Capabilities prior, Expr.Binary has) {
        Answer entity = checker.expect(prior, has.left(), Type.Simple.ANY_ENTITY);
        Answer tag = checker.expect(prior, has.right(), Type.Simple.STRING);
        List<Answer> parts = List.of(entity, tag);
        if (entity.type() == null) {
            return checker.answer(has, null, parts, Capabilities.NONE, false);
        }
        Type type = Type.Bool.ANY;
        if (tagTypes(entity.type()).isEmpty()) {
            type = Type.Bool.FALSE;
        } else if (prior.haveTag(has.left(), has.right())) {
            type = Type.Bool.TRUE;
        }
        return checker.answer(has, type, parts, Capabilities.tag(has.left(), has.right()), true);
    }

    Answer get(Capabilities prior, Expr.Binary get) {
        Answer entity = checker.expect(prior, get.left(), Type.Simple.ANY_ENTITY);
        Answer tag = checker.expect(prior, get.right(), Type.Simple.STRING);
        List<Answer> parts = List.of(entity, tag);
        Type type = entity.type() == null ? null : typeOfTag(prior, get, entity.type());
        return checker.answer(get, type, parts, Capabilities.NONE, type != null);
    }

    private Type typeOfTag(Capabilities prior, Expr.Binary get, Type entity) {
        List<Type> types = tagTypes(entity);
        // A test for a tag of a type without tags is False, so nothing that follows it is ever checked.
        if (!prior.haveTag(get.left(), get.right())) {
            checker.findings.add(
                    FindingKind.UNSAFE_TAG,
                    get.span(),
                    "entity type " + entity + " may not have this tag here",
                    types.isEmpty()
                            ? "it has no tags at all: declare them in the schema, entity … tags Type;"
                            : "test it before, with the same words: ….hasTag(…) && …");
            return null;
        }
        return checker.joinOrReport(get, types, "the tags");
    }

    // Of several entity types, those without tags are passed over: hasTag was true, so it is none of them.
    private List<Type> tagTypes(Type entity) {
        List<Type> types = new ArrayList<>();
        if (entity instanceof Type.Entity known) {
            for (String name : known.names()) {
                Optional<Type> tags = checker.schema.entityType(name).flatMap(Schema.EntityType::tags);
                tags.ifPresent(types::add);
            }
        }
        return types;
    }
}
