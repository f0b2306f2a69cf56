// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import dev.bylaw.benchmarks.scenario.Account;
import dev.bylaw.benchmarks.scenario.Person;
import java.util.Map;

/** People and accounts as maps, for engines that read attributes from maps. */
final class Facts {

    private Facts() {}

    static Map<String, Object> of(Person person) {
        return Map.of(
                "id", person.id(),
                "group", person.group(),
                "department", person.department(),
                "clearance", person.clearance(),
                "active", person.active());
    }

    static Map<String, Object> of(Account account) {
        return Map.of(
                "id", account.id(),
                "owner", account.owner(),
                "currency", account.currency(),
                "frozen", account.frozen());
    }
}
