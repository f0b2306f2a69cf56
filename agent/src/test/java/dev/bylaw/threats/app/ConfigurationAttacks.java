// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.Bylaw;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import javax.management.ObjectName;

/** CONFIG: switching off what the operator has switched on. */
final class ConfigurationAttacks {

    void config_1_every_property_after_the_start(Attempt attempt) {
        for (String key :
                List.of("mode", "policies", "principal", "agents", "hardening", "audit.dir", "config", "govern")) {
            System.setProperty("bylaw." + key, key.equals("mode") ? "observe" : "any");
        }
        System.setProperty("bylaw.principal", "Agent::\"keeper\"");
        attempt.go(() -> new Vault().open(attempt.id));
        attempt.go(() -> {
            Thread thread = new Thread(() -> new Vault().open(attempt.id));
            Throwable[] thrown = new Throwable[1];
            thread.setUncaughtExceptionHandler((self, failed) -> thrown[0] = failed);
            thread.start();
            thread.join();
            throw thrown[0];
        });
    }

    void config_1_the_file_after_the_start(Attempt attempt) throws Exception {
        Files.writeString(Attempt.folder().resolve("bylaw.yaml"), "mode: observe\nprincipal: 'Agent::\"keeper\"'\n");
        attempt.go(() -> new Vault().open(attempt.id));
        Files.delete(Attempt.folder().resolve("bylaw.yaml"));
        attempt.go(() -> new Vault().open(attempt.id));
        Bylaw.requireEnforced();
    }

    void config_1_no_bean_is_ours(Attempt attempt) throws Exception {
        for (ObjectName name : ManagementFactory.getPlatformMBeanServer().queryNames(null, null)) {
            attempt.holds(
                    name + " is not ours",
                    !name.toString().toLowerCase(java.util.Locale.ROOT).contains("bylaw"));
        }
    }
}
