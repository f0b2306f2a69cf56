// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.SchemaSource.Action;
import dev.bylaw.policy.schema.SchemaSource.ActionReference;
import dev.bylaw.policy.schema.SchemaSource.CommonType;
import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the Cedar schema syntax, one declaration at a time. After an error it goes on behind the declaration, so
 * that one run reports the errors of all of them.
 */
final class SchemaParser {

    private final SchemaTokens tokens;
    private final SchemaErrors errors;
    private final TypeParser types;
    private final AppliesToParser appliesTo;
    private final Map<String, SchemaDeclarations> namespaces = new LinkedHashMap<>();

    private SchemaParser(Source source, SchemaErrors errors) {
        this.errors = errors;
        this.tokens = new SchemaTokens(source, errors);
        this.types = new TypeParser(tokens, errors);
        this.appliesTo = new AppliesToParser(tokens, types, errors);
    }

    /** What the text says; problems go to {@code errors}. */
    static SchemaSource parse(Source source, SchemaErrors errors) {
        SchemaParser parser = new SchemaParser(source, errors);
        parser.schema();
        Map<String, SchemaSource.Namespace> all = new LinkedHashMap<>();
        parser.namespaces.forEach((name, declarations) -> all.put(name, declarations.toNamespace()));
        return new SchemaSource(all);
    }

    private void schema() {
        while (!tokens.atEnd()) {
            try {
                Map<String, String> annotations = types.annotations();
                if (tokens.peek().isWord("namespace")) {
                    namespace(annotations);
                } else {
                    declaration(declarationsOf("", Span.NONE), annotations);
                }
            } catch (SchemaSyntaxError alreadyReported) {
                tokens.skipDeclaration(0);
                tokens.skipStray("}");
            }
        }
    }

    private SchemaDeclarations declarationsOf(String name, Span span) {
        return namespaces.computeIfAbsent(name, n -> new SchemaDeclarations(n, span, errors));
    }

    private void namespace(Map<String, String> annotations) throws SchemaSyntaxError {
        tokens.take();
        Reference name = types.path("the namespace's name");
        if (namespaces.containsKey(name.name())) {
            errors.report(
                    name.span(),
                    "namespace " + name.name() + " is declared twice",
                    "put all of its declarations into one block");
        }
        if (SchemaNames.isReserved(name.name())) {
            errors.report(name.span(), "a namespace may not be called __cedar", "it holds the builtin types");
        }
        SchemaDeclarations declarations = declarationsOf(name.name(), name.span());
        declarations.annotate(annotations);
        tokens.expect("{", "to open the namespace");
        while (!tokens.peek().is("}") && !tokens.atEnd()) {
            try {
                declaration(declarations, types.annotations());
            } catch (SchemaSyntaxError alreadyReported) {
                tokens.skipDeclaration(1);
            }
        }
        tokens.expect("}", "to close the namespace");
    }

    private void declaration(SchemaDeclarations into, Map<String, String> annotations) throws SchemaSyntaxError {
        SchemaToken token = tokens.peek();
        switch (token.kind() == SchemaToken.Kind.WORD ? token.text() : "") {
            case "entity" -> entity(into, annotations);
            case "action" -> action(into, annotations);
            case "type" -> commonType(into, annotations);
            default ->
                throw tokens.unexpected("a declaration", "declarations start with entity, action, type or namespace");
        }
    }

    private void commonType(SchemaDeclarations into, Map<String, String> annotations) throws SchemaSyntaxError {
        tokens.take();
        SchemaToken name = types.identifier("the type's name");
        tokens.expect("=", "between the type's name and its definition");
        TypeExpr definition = types.type();
        tokens.expect(";", "after the declaration");
        into.add(name.text(), new CommonType(definition, annotations, tokens.span(name)));
    }

    private void entity(SchemaDeclarations into, Map<String, String> annotations) throws SchemaSyntaxError {
        tokens.take();
        List<SchemaToken> names = types.commaSeparated(() -> types.identifier("the entity type's name"));
        if (tokens.peek().isWord("enum")) {
            tokens.take();
            tokens.expect("[", "to open the list of entities");
            List<SchemaToken> ids = types.commaSeparated(() -> tokens.expectString("an entity's id"));
            tokens.expect("]", "to close the list of entities");
            tokens.expect(";", "after the declaration");
            List<String> texts = ids.stream().map(SchemaToken::text).toList();
            names.forEach(n -> into.add(n.text(), new EntityType.Enumerated(texts, annotations, tokens.span(n))));
            return;
        }
        List<Reference> memberOf = tokens.takeWord("in") ? types.entityTypes() : List.of();
        TypeExpr shape = shape();
        Optional<TypeExpr> tags = tokens.takeWord("tags") ? Optional.of(types.type()) : Optional.empty();
        tokens.expect(";", "after the declaration");
        names.forEach(
                n -> into.add(n.text(), new EntityType.Standard(memberOf, shape, tags, annotations, tokens.span(n))));
    }

    private TypeExpr shape() throws SchemaSyntaxError {
        boolean announced = tokens.takeMark("=");
        if (tokens.peek().is("{")) {
            return types.record();
        }
        if (announced) {
            throw tokens.unexpected("a record", "an entity's shape is written { attribute: Type, … }");
        }
        return new TypeExpr.RecordOf(Map.of(), Span.NONE);
    }

    private void action(SchemaDeclarations into, Map<String, String> annotations) throws SchemaSyntaxError {
        tokens.take();
        List<SchemaToken> names = types.commaSeparated(() -> types.name("the action's name"));
        Optional<List<ActionReference>> memberOf =
                tokens.takeWord("in") ? Optional.of(actionReferences()) : Optional.empty();
        SchemaSource.AppliesTo applies = tokens.peek().isWord("appliesTo")
                ? appliesTo.parse(names.get(0).text())
                : new SchemaSource.AppliesTo(List.of(), List.of(), new TypeExpr.RecordOf(Map.of(), Span.NONE));
        if (tokens.takeWord("attributes")) {
            tokens.expect("{", "after \"attributes\"");
            tokens.expect("}", "because actions have no attributes");
        }
        tokens.expect(";", "after the declaration");
        for (SchemaToken name : names) {
            into.add(name.text(), new Action(memberOf, Optional.of(applies), annotations, tokens.span(name)));
        }
    }

    private List<ActionReference> actionReferences() throws SchemaSyntaxError {
        if (!tokens.takeMark("[")) {
            return List.of(actionReference());
        }
        List<ActionReference> all = new ArrayList<>(types.commaSeparated(this::actionReference));
        tokens.expect("]", "to close the list of action groups");
        return all;
    }

    private ActionReference actionReference() throws SchemaSyntaxError {
        SchemaToken first = types.name("an action group's name");
        if (first.kind() == SchemaToken.Kind.STRING || !tokens.peek().is("::")) {
            return new ActionReference(Optional.empty(), first.text(), tokens.span(first));
        }
        StringBuilder type = new StringBuilder(first.text());
        while (true) {
            tokens.expect("::", "between the action's type and its id");
            if (tokens.peek().kind() == SchemaToken.Kind.STRING) {
                SchemaToken id = tokens.take();
                return new ActionReference(
                        Optional.of(type.toString()), id.text(), tokens.span(first.start(), id.end()));
            }
            type.append("::")
                    .append(types.identifier("a part of the action's type").text());
        }
    }
}
