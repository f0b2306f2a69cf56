// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small shop's policies, schema and entities, and requests, as files. */
final class Shop {

    static final String POLICIES = """
            @id("support-staff")
            permit (principal in Role::"support", action == Action::"refund", resource is Order);

            @id("refund-limit")
            @reason("refunds above 50.00 need a person")
            forbid (principal, action == Action::"refund", resource)
            when { context.input.amount > 5000 && !(principal in Role::"leads") };
            """;

    static final String SCHEMA = """
            entity Role;
            entity User in [Role];
            entity Order = { total: Long };
            action "refund" appliesTo {
              principal: [User],
              resource: [Order],
              context: { input: { amount: Long } }
            };
            """;

    static final String ENTITIES = """
            [
              { "uid": { "type": "User", "id": "maya" }, "attrs": {}, "parents": [{ "type": "Role", "id": "support" }] },
              { "uid": { "type": "Order", "id": "o-17" }, "attrs": { "total": 9900 }, "parents": [] }
            ]
            """;

    final Path folder;
    final Path policies;
    final Path schema;
    final Path entities;

    Shop(Path folder) throws IOException {
        this.folder = folder;
        this.policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(policies.resolve("shop.cedar"), POLICIES);
        this.schema = write("shop.cedarschema", SCHEMA);
        this.entities = write("entities.json", ENTITIES);
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** The file of a request by this user to refund so much of order o-17. */
    Path refund(String user, int amount) throws IOException {
        return write(user + "-" + amount + ".json", """
                {"principal": "User::\\"%s\\"", "action": "Action::\\"refund\\"", "resource": "Order::\\"o-17\\"",
                 "context": {"input": {"amount": %d}}}
                """.formatted(user, amount));
    }
}
