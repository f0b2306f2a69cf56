// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

import java.util.List;

/** Raw memory, native code, and what the module system would keep apart. */
final class MemoryPowers extends Powers {

    private static final int UNSAFE_CAN_BE_DENIED = 23;
    private static final int NATIVE_CAN_BE_DENIED = 24;
    private static final int FINAL_FIELDS_CAN_BE_KEPT = 26;
    private static final int FINALIZATION_CAN_BE_DISABLED = 18;

    MemoryPowers(JvmFacts facts, List<Finding> findings) {
        super(facts, findings);
    }

    @Override
    void judge() {
        unsafe();
        nativeAccess();
        required(
                "opens",
                "code can reach into the JDK, and from there into the enforcer",
                all(facts.opened()),
                "remove the --add-opens and --add-exports of these packages");
        advised(
                "memory-file",
                "code that opens this file for writing can change any object",
                facts.memoryFile() ? "/proc/self/mem" : "",
                "mask it in the container's profile, see docs/hardening.md");
        if (facts.feature() >= FINAL_FIELDS_CAN_BE_KEPT) {
            advised(
                    "final-fields",
                    "reflection can change final fields",
                    facts.has("--illegal-final-field-mutation=deny") ? "" : "permitted",
                    "--illegal-final-field-mutation=deny");
        }
        if (facts.feature() >= FINALIZATION_CAN_BE_DISABLED) {
            advised(
                    "finalization",
                    "code can run on a thread that belongs to nobody",
                    facts.has("--finalization=disabled") ? "" : "enabled",
                    "--finalization=disabled");
        }
    }

    private void unsafe() {
        String why = "code can write any field, also of the enforcer";
        if (!facts.modules().contains("jdk.unsupported") || facts.unsafeDenied()) {
            required("unsafe", why, "", "");
        } else if (facts.feature() >= UNSAFE_CAN_BE_DENIED) {
            required("unsafe", why, "sun.misc.Unsafe accesses memory", "--sun-misc-unsafe-memory-access=deny");
        } else if (facts.sealed()) {
            advised(
                    "unsafe",
                    "code can write to addresses that it computes; objects of the JDK and the enforcer are sealed",
                    "sun.misc.Unsafe accesses memory",
                    "use a runtime without the module jdk.unsupported, or JDK " + UNSAFE_CAN_BE_DENIED + " or later");
        } else {
            required("unsafe", why, "sun.misc.Unsafe accesses memory", "do not open the seal: agents: any");
        }
    }

    private void nativeAccess() {
        String why = "native code is past every check";
        if (facts.feature() < NATIVE_CAN_BE_DENIED) {
            advised(
                    "native-access",
                    why,
                    "any class can load a native library",
                    "use JDK " + NATIVE_CAN_BE_DENIED + " or later, or a file system that is mounted noexec");
            return;
        }
        String flag = "--illegal-native-access=deny";
        String granted = all(facts.nativeAccess());
        boolean denied = facts.illegalNativeAccess().equals("deny");
        if (!granted.isEmpty()) {
            required("native-access", why, "granted to " + granted, flag + " and no --enable-native-access");
        } else {
            required(
                    "native-access", why, denied ? "" : "--illegal-native-access=" + facts.illegalNativeAccess(), flag);
        }
    }
}
