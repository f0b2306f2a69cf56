// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.SchemaSource.Action;
import dev.bylaw.policy.schema.SchemaSource.ActionReference;
import dev.bylaw.policy.schema.SchemaSource.CommonType;
import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.syntax.Token;
import dev.bylaw.policy.syntax.TokenKind;
import dev.bylaw.policy.syntax.TokenStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the Cedar schema syntax, one declaration at a time. After an error it goes on behind the declaration, so
 * that one run reports the errors of all of them.
 */
final class SchemaParser {

    private final TokenStream in;
    private final Findings findings;
    private final TypeParser types;
    private final AppliesToParser appliesTo;
    private final Map<String, SchemaDeclarations> namespaces = new LinkedHashMap<>();

    private SchemaParser(TokenStream in) {
        this.in = in;
        this.findings = in.findings();
        this.types = new TypeParser(in);
        this.appliesTo = new AppliesToParser(in, types);
    }

    /** What the text says; when {@code findings} gains errors, it is not to be used. */
    static SchemaSource parse(Source source, Findings findings) {
        Map<String, SchemaSource.Namespace> all = new LinkedHashMap<>();
        try {
            SchemaParser parser = new SchemaParser(new TokenStream(source, findings));
            parser.schema();
            parser.namespaces.forEach((name, declarations) -> all.put(name, declarations.toNamespace()));
        } catch (SyntaxError e) {
            findings.add(e.diagnostic());
        }
        return new SchemaSource(all);
    }

    private void schema() {
        while (!findings.isFull()) {
            try {
                if (in.at(TokenKind.END)) {
                    return;
                }
                Map<String, String> annotations = types.annotations();
                if (in.atName("namespace")) {
                    namespace(annotations);
                } else {
                    declaration(declarationsOf("", Span.NONE), annotations);
                }
            } catch (SyntaxError e) {
                types.skipDeclaration(e, 0);
                while (in.skip(TokenKind.RIGHT_BRACE)) {
                    types.resetDepth();
                }
            }
        }
    }

    private SchemaDeclarations declarationsOf(String name, Span span) {
        return namespaces.computeIfAbsent(name, n -> new SchemaDeclarations(n, span, findings));
    }

    private void namespace(Map<String, String> annotations) {
        in.expectName("namespace");
        Reference name = types.path("the namespace's name");
        if (namespaces.containsKey(name.name())) {
            findings.error(
                    "schema",
                    name.span(),
                    "namespace " + name.name() + " is declared twice",
                    "put all of its declarations into one block");
        }
        if (SchemaNames.isReserved(name.name())) {
            findings.error("schema", name.span(), "no namespace may be called __cedar", "it holds the builtin types");
        }
        SchemaDeclarations declarations = declarationsOf(name.name(), name.span());
        declarations.annotate(annotations);
        types.openBrace();
        while (!in.at(TokenKind.RIGHT_BRACE) && !in.at(TokenKind.END) && !findings.isFull()) {
            try {
                declaration(declarations, types.annotations());
            } catch (SyntaxError e) {
                types.skipDeclaration(e, 1);
            }
        }
        types.closeBrace();
    }

    private void declaration(SchemaDeclarations into, Map<String, String> annotations) {
        if (in.skipName("entity")) {
            entity(into, annotations);
        } else if (in.skipName("action")) {
            action(into, annotations);
        } else if (in.skipName("type")) {
            commonType(into, annotations);
        } else {
            throw in.unexpected("a declaration", "declarations start with entity, action, type or namespace");
        }
    }

    private void commonType(SchemaDeclarations into, Map<String, String> annotations) {
        Reference name = types.identifier("the type's name");
        in.expect(TokenKind.ASSIGN);
        TypeExpr definition = types.type();
        in.expect(TokenKind.SEMICOLON);
        into.add(name.name(), new CommonType(definition, annotations, name.span()));
    }

    private void entity(SchemaDeclarations into, Map<String, String> annotations) {
        List<Reference> names = types.commaSeparated(() -> types.identifier("the entity type's name"));
        if (in.skipName("enum")) {
            in.expect(TokenKind.LEFT_BRACKET);
            List<String> ids = types.commaSeparated(() -> in.string(in.expect(TokenKind.STRING)));
            in.expect(TokenKind.RIGHT_BRACKET);
            in.expect(TokenKind.SEMICOLON);
            names.forEach(n -> into.add(n.name(), new EntityType.Enumerated(ids, annotations, n.span())));
            return;
        }
        List<Reference> memberOf = in.skipName("in") ? types.entityTypes() : List.of();
        TypeExpr shape = shape();
        Optional<TypeExpr> tags = in.skipName("tags") ? Optional.of(types.type()) : Optional.empty();
        in.expect(TokenKind.SEMICOLON);
        names.forEach(n -> into.add(n.name(), new EntityType.Standard(memberOf, shape, tags, annotations, n.span())));
    }

    private TypeExpr shape() {
        boolean announced = in.skip(TokenKind.ASSIGN);
        if (in.at(TokenKind.LEFT_BRACE)) {
            return types.record();
        }
        if (announced) {
            throw in.unexpected("a record", "an entity's shape is written { attribute: Type, … }");
        }
        return new TypeExpr.RecordOf(Map.of(), Span.NONE);
    }

    private void action(SchemaDeclarations into, Map<String, String> annotations) {
        List<Reference> names = types.commaSeparated(() -> types.name("the action's name"));
        Optional<List<ActionReference>> memberOf =
                in.skipName("in") ? Optional.of(actionReferences()) : Optional.empty();
        SchemaSource.AppliesTo applies = in.atName("appliesTo")
                ? appliesTo.parse(names.get(0).name())
                : new SchemaSource.AppliesTo(List.of(), List.of(), new TypeExpr.RecordOf(Map.of(), Span.NONE));
        if (in.skipName("attributes")) {
            in.expect(TokenKind.LEFT_BRACE);
            in.expect(TokenKind.RIGHT_BRACE);
        }
        in.expect(TokenKind.SEMICOLON);
        for (Reference name : names) {
            into.add(name.name(), new Action(memberOf, Optional.of(applies), annotations, name.span()));
        }
    }

    private List<ActionReference> actionReferences() {
        if (!in.skip(TokenKind.LEFT_BRACKET)) {
            return List.of(actionReference());
        }
        List<ActionReference> all = types.commaSeparated(this::actionReference);
        in.expect(TokenKind.RIGHT_BRACKET);
        return all;
    }

    private ActionReference actionReference() {
        Token first = in.peek();
        Reference name = types.name("an action group's name");
        if (first.kind() == TokenKind.STRING || !in.at(TokenKind.DOUBLE_COLON)) {
            return new ActionReference(Optional.empty(), name.name(), name.span());
        }
        StringBuilder type = new StringBuilder(name.name());
        while (true) {
            in.expect(TokenKind.DOUBLE_COLON);
            if (in.at(TokenKind.STRING)) {
                String id = in.string(in.next());
                return new ActionReference(Optional.of(type.toString()), id, in.spanFrom(first));
            }
            type.append("::")
                    .append(types.identifier("a part of the action's type").name());
        }
    }
}
