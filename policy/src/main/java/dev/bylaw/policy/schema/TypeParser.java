// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.schema.SchemaSource.Reference;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.syntax.Token;
import dev.bylaw.policy.syntax.TokenKind;
import dev.bylaw.policy.syntax.TokenStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads types, and the names, lists, braces and annotations that all declarations of the Cedar schema syntax share.
 * Every method may throw {@link SyntaxError}.
 */
final class TypeParser {

    private final TokenStream in;
    private int nesting;
    private int openBraces;

    TypeParser(TokenStream in) {
        this.in = in;
    }

    void openBrace() {
        in.expect(TokenKind.LEFT_BRACE);
        openBraces++;
    }

    void closeBrace() {
        in.expect(TokenKind.RIGHT_BRACE);
        openBraces--;
    }

    void resetDepth() {
        openBraces = 0;
    }

    /**
     * Reports the error, and goes behind the semicolon that ends the broken declaration, or to the brace that closes
     * its namespace.
     *
     * @param depth the number of braces that were open where the declaration began
     */
    void skipDeclaration(SyntaxError error, int depth) {
        in.findings().add(error.diagnostic());
        while (true) {
            try {
                boolean outside = openBraces <= depth;
                if (in.at(TokenKind.END) || (outside && in.at(TokenKind.RIGHT_BRACE))) {
                    break;
                }
                TokenKind taken = in.next().kind();
                openBraces += taken == TokenKind.LEFT_BRACE ? 1 : taken == TokenKind.RIGHT_BRACE ? -1 : 0;
                if (outside && taken == TokenKind.SEMICOLON) {
                    break;
                }
            } catch (SyntaxError unreadable) {
                in.findings().add(unreadable.diagnostic());
            }
        }
        openBraces = depth;
        nesting = 0;
    }

    <T> List<T> commaSeparated(Supplier<T> item) {
        List<T> all = new ArrayList<>();
        do {
            all.add(item.get());
        } while (in.skip(TokenKind.COMMA));
        return all;
    }

    TypeExpr type() {
        Token first = in.peek();
        if (++nesting > SchemaNames.MAX_NESTING) {
            throw in.error(
                    first,
                    "types are nested deeper than " + SchemaNames.MAX_NESTING + " levels",
                    "declare the inner ones as common types");
        }
        TypeExpr type = in.at(TokenKind.LEFT_BRACE) ? record() : namedOrSet(first);
        nesting--;
        return type;
    }

    private TypeExpr namedOrSet(Token first) {
        Reference name = path("a type");
        if (name.name().equals("Set") && in.skip(TokenKind.LESS)) {
            TypeExpr element = type();
            in.expect(TokenKind.GREATER);
            return new TypeExpr.SetOf(element, in.spanFrom(first));
        }
        return new TypeExpr.Named(name.name(), TypeExpr.Meaning.ENTITY_OR_COMMON, name.span());
    }

    TypeExpr record() {
        Token open = in.peek();
        openBrace();
        Map<String, TypeExpr.Attribute> attributes = new LinkedHashMap<>();
        while (!in.at(TokenKind.RIGHT_BRACE)) {
            attribute(attributes);
            if (!in.skip(TokenKind.COMMA)) {
                break;
            }
        }
        closeBrace();
        return new TypeExpr.RecordOf(attributes, in.spanFrom(open));
    }

    private void attribute(Map<String, TypeExpr.Attribute> into) {
        Map<String, String> annotations = annotations();
        Reference name = name("an attribute's name");
        boolean required = !in.skip(TokenKind.QUESTION);
        in.expect(TokenKind.COLON);
        TypeExpr.Attribute attribute = new TypeExpr.Attribute(type(), required, annotations, name.span());
        if (into.put(name.name(), attribute) != null) {
            in.findings()
                    .error(
                            "schema",
                            name.span(),
                            "attribute " + SchemaNames.attribute(name.name()) + " is declared twice in one record",
                            "keep one of them");
        }
    }

    Map<String, String> annotations() {
        Map<String, String> all = new LinkedHashMap<>();
        while (in.skip(TokenKind.AT)) {
            Token key = in.expect(TokenKind.IDENTIFIER);
            String value = "";
            if (in.skip(TokenKind.LEFT_PAREN)) {
                value = in.string(in.expect(TokenKind.STRING));
                in.expect(TokenKind.RIGHT_PAREN);
            }
            if (all.put(in.text(key), value) != null) {
                in.findings().error("schema", in.span(key), "this annotation is given twice", "keep one of them");
            }
        }
        return all;
    }

    /** One entity type, or a list of them in brackets, which may be empty. */
    List<Reference> entityTypes() {
        if (!in.skip(TokenKind.LEFT_BRACKET)) {
            return List.of(path("an entity type"));
        }
        List<Reference> all = in.at(TokenKind.RIGHT_BRACKET) ? List.of() : commaSeparated(() -> path("an entity type"));
        in.expect(TokenKind.RIGHT_BRACKET);
        return all;
    }

    Reference path(String what) {
        Token first = in.peek();
        StringBuilder path = new StringBuilder(identifier(what).name());
        while (in.skip(TokenKind.DOUBLE_COLON)) {
            path.append("::").append(identifier("a part of the name").name());
        }
        return new Reference(path.toString(), in.spanFrom(first));
    }

    /** A name of a type. Unlike in policies, {@code __cedar} may be one: the builtin types are in it. */
    Reference identifier(String what) {
        Token first = in.peek();
        String name = in.skipName(SchemaNames.BUILTINS) ? SchemaNames.BUILTINS : in.identifier(what);
        return new Reference(name, in.span(first));
    }

    /** An attribute's or action's name: an identifier, or any text in quotes. */
    Reference name(String what) {
        if (!in.at(TokenKind.STRING)) {
            return identifier(what);
        }
        Token quoted = in.next();
        return new Reference(in.string(quoted), in.span(quoted));
    }
}
