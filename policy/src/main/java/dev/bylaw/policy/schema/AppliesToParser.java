// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.SchemaSource.AppliesTo;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import java.util.List;
import java.util.Map;

/** Reads {@code appliesTo { principal: …, resource: …, context: … }}; the parts come in any order. */
final class AppliesToParser {

    private final SchemaTokens tokens;
    private final TypeParser types;
    private final SchemaErrors errors;

    AppliesToParser(SchemaTokens tokens, TypeParser types, SchemaErrors errors) {
        this.tokens = tokens;
        this.types = types;
        this.errors = errors;
    }

    AppliesTo parse(String action) throws SchemaSyntaxError {
        SchemaToken keyword = tokens.take();
        tokens.expect("{", "after \"appliesTo\"");
        List<Reference> principals = null;
        List<Reference> resources = null;
        TypeExpr context = null;
        do {
            SchemaToken part = tokens.peek();
            if (part.isWord("principal")) {
                principals = once(principals, part, entityTypes(part));
            } else if (part.isWord("resource")) {
                resources = once(resources, part, entityTypes(part));
            } else if (part.isWord("context")) {
                context = once(context, part, context());
            } else {
                throw tokens.unexpected("principal, resource or context", "appliesTo has these three parts");
            }
        } while (tokens.takeMark(",") && !tokens.peek().is("}"));
        tokens.expect("}", "to close \"appliesTo\"");
        return new AppliesTo(
                present(principals, keyword, action, "principal"),
                present(resources, keyword, action, "resource"),
                context != null ? context : new TypeExpr.RecordOf(Map.of(), Span.NONE));
    }

    private <T> T once(T before, SchemaToken part, T now) {
        if (before != null) {
            errors.report(tokens.span(part), "\"" + part.text() + "\" stands twice in appliesTo", "keep one");
        }
        return now;
    }

    private List<Reference> entityTypes(SchemaToken part) throws SchemaSyntaxError {
        tokens.take();
        tokens.expect(":", "after \"" + part.text() + "\"");
        List<Reference> all = types.entityTypes();
        if (all.isEmpty()) {
            errors.report(
                    tokens.span(part),
                    "the list of " + part.text() + " types is empty",
                    "name a type, or leave out appliesTo for an action that is only a group");
        }
        return all;
    }

    private TypeExpr context() throws SchemaSyntaxError {
        tokens.take();
        tokens.expect(":", "after \"context\"");
        if (tokens.peek().is("{")) {
            return types.record();
        }
        Reference name = types.path("the context's type");
        return new TypeExpr.Named(name.name(), TypeExpr.Meaning.COMMON, name.span());
    }

    private List<Reference> present(List<Reference> part, SchemaToken keyword, String action, String name) {
        if (part == null) {
            errors.report(
                    tokens.span(keyword),
                    "action \"" + action + "\" has no " + name + " type",
                    "add " + name + ": [Type], or leave out appliesTo for an action that is only a group");
            return List.of();
        }
        return part;
    }
}
