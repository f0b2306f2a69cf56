// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.schema.SchemaSource.Namespace;
import java.util.Optional;

/**
 * Finds what a JSON schema says and the Cedar syntax cannot: a name that would be looked up as something else, and
 * an entity shape that is the name of a common type.
 */
final class CedarSchemaCheck {

    private final Definitions definitions;
    private String namespace = "";

    private CedarSchemaCheck(SchemaSource schema) {
        this.definitions = new Definitions(schema);
    }

    static void check(SchemaSource schema) {
        CedarSchemaCheck check = new CedarSchemaCheck(schema);
        for (Namespace namespace : schema.namespaces().values()) {
            check.namespace = namespace.name();
            namespace.commonTypes().values().forEach(type -> check.type(type.definition()));
            namespace.entityTypes().forEach(check::entityType);
            namespace
                    .actions()
                    .values()
                    .forEach(action -> action.appliesTo().ifPresent(applies -> check.context(applies.context())));
        }
    }

    private void entityType(String name, EntityType type) {
        if (type instanceof EntityType.Standard standard) {
            if (!(standard.shape() instanceof TypeExpr.RecordOf)) {
                throw new UnsupportedOperationException("The Cedar syntax cannot write entity type "
                        + SchemaNames.qualify(namespace, name)
                        + ": its shape is the name of a common type. Write the record out in the JSON schema.");
            }
            type(standard.shape());
            standard.tags().ifPresent(this::type);
        }
    }

    private void context(TypeExpr context) {
        // The syntax has only records and names here, so a keyword of JSON is no obstacle: it is no record either.
        type(context);
    }

    private void type(TypeExpr type) {
        if (type instanceof TypeExpr.SetOf set) {
            type(set.element());
        } else if (type instanceof TypeExpr.RecordOf record) {
            record.attributes().values().forEach(attribute -> type(attribute.type()));
        } else if (type instanceof TypeExpr.Named named) {
            name(named);
        } else if (type instanceof TypeExpr.AnyOf any) {
            throw new UnsupportedOperationException("No syntax of schemas can write an entity of any of the types "
                    + String.join(", ", any.names()) + ". Name one of them.");
        }
    }

    private void name(TypeExpr.Named named) {
        Optional<Definitions.Found> meant = definitions.find(namespace, named.name(), named.meaning());
        Optional<Definitions.Found> read = definitions.find(namespace, named.name(), TypeExpr.Meaning.ENTITY_OR_COMMON);
        if (!meant.equals(read)) {
            throw new UnsupportedOperationException("The Cedar syntax cannot write the name " + named.name()
                    + (namespace.isEmpty() ? "" : " in namespace " + namespace)
                    + ": it is both a common type and an entity type. Rename one of them.");
        }
    }
}
