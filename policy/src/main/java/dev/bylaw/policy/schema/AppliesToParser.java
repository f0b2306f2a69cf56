// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.SchemaSource.AppliesTo;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import dev.bylaw.policy.syntax.Token;
import dev.bylaw.policy.syntax.TokenKind;
import dev.bylaw.policy.syntax.TokenStream;
import java.util.List;
import java.util.Map;

/** Reads {@code appliesTo { principal: …, resource: …, context: … }}; the parts come in any order. */
final class AppliesToParser {

    private final TokenStream in;
    private final TypeParser types;

    AppliesToParser(TokenStream in, TypeParser types) {
        this.in = in;
        this.types = types;
    }

    AppliesTo parse(String action) {
        Token keyword = in.expectName("appliesTo");
        types.openBrace();
        List<Reference> principals = null;
        List<Reference> resources = null;
        TypeExpr context = null;
        do {
            Token part = in.peek();
            if (in.skipName("principal")) {
                principals = once(principals, part, entityTypes(part));
            } else if (in.skipName("resource")) {
                resources = once(resources, part, entityTypes(part));
            } else if (in.skipName("context")) {
                context = once(context, part, context());
            } else {
                throw in.unexpected("principal, resource or context", "appliesTo has these three parts");
            }
        } while (in.skip(TokenKind.COMMA) && !in.at(TokenKind.RIGHT_BRACE));
        types.closeBrace();
        return new AppliesTo(
                present(principals, keyword, action, "principal"),
                present(resources, keyword, action, "resource"),
                context != null ? context : new TypeExpr.RecordOf(Map.of(), Span.NONE));
    }

    private void report(Token where, String message, String hint) {
        in.findings().error("schema", in.span(where), message, hint);
    }

    private <T> T once(T before, Token part, T now) {
        if (before != null) {
            report(part, "\"" + in.text(part) + "\" stands twice in appliesTo", "keep one");
        }
        return now;
    }

    private List<Reference> entityTypes(Token part) {
        in.expect(TokenKind.COLON);
        List<Reference> all = types.entityTypes();
        if (all.isEmpty()) {
            report(
                    part,
                    "the list of " + in.text(part) + " types is empty",
                    "name a type, or leave out appliesTo for an action that is only a group");
        }
        return all;
    }

    private TypeExpr context() {
        in.expect(TokenKind.COLON);
        if (in.at(TokenKind.LEFT_BRACE)) {
            return types.record();
        }
        Reference name = types.path("the context's type");
        return new TypeExpr.Named(name.name(), TypeExpr.Meaning.COMMON, name.span());
    }

    private List<Reference> present(List<Reference> part, Token keyword, String action, String name) {
        if (part == null) {
            report(
                    keyword,
                    "action \"" + action + "\" has no " + name + " type",
                    "add " + name + ": [Type], or leave out appliesTo for an action that is only a group");
            return List.of();
        }
        return part;
    }
}
