// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.RecordValue;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies that are replaced take their code with them. */
class UnloadingTest {

    private static final int RELOADS = 1_000;

    @Test
    void a_thousand_reloads_leave_no_classes_and_no_metaspace() throws PolicyException {
        Eager compiler = new Eager(Runnable::run);
        reload(100, compiler);
        collect();
        long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        long metaspace = metaspace();
        long unloaded = ManagementFactory.getClassLoadingMXBean().getUnloadedClassCount();

        reload(RELOADS, compiler);
        collect();

        assertThat(compiler.made).hasValue(100 + RELOADS);
        assertThat(ManagementFactory.getClassLoadingMXBean().getUnloadedClassCount() - unloaded)
                .isGreaterThan(RELOADS * 9L / 10);
        // Others load classes too, the test's own first calls among them; a class for each reload would be a thousand.
        assertThat(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes)
                .isLessThan(RELOADS / 10);
        assertThat(metaspace() - metaspace).isLessThan(2L << 20);
    }

    private static void reload(int times, Eager compiler) throws PolicyException {
        EntityUid self = EntityUid.of("User", "u");
        Request request = new Request(self, EntityUid.of("Action", "a"), self, RecordValue.of("n", new LongValue(7)));
        for (int i = 0; i < times; i++) {
            String text =
                    "permit (principal, action, resource) when { context.n > 0 && context.n != " + (100 + i) + " };";
            CompiledPolicies compiled =
                    CompiledPolicies.compile(PolicySet.parse(List.of(new Source("p", text))), Entities.EMPTY, compiler);
            assertThat(compiled.decide(request).isAllowed()).isTrue();
            assertThat(compiled.decide(request).isAllowed()).isTrue();
        }
    }

    private static void collect() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }
}
