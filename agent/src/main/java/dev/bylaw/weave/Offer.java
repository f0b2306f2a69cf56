// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.List;

/** What one class file is about, and what is known around it. */
final class Offer {
    final ClassLoader loader;
    final ClassScan scan;
    final byte[] bytes;
    final String name;
    final boolean hidden;
    KnownType type;
    WovenClass before;
    List<Declared> inherited = List.of();
    List<Declared> fromSuperclass = List.of();

    Offer(ClassLoader loader, ClassScan scan, byte[] bytes, String name, boolean hidden) {
        this.loader = loader;
        this.scan = scan;
        this.bytes = bytes;
        this.name = name;
        this.hidden = hidden;
    }

    /** The line of the ledger: hidden classes of one name differ by what they implement. */
    String entry() {
        return hidden ? name + '(' + String.join(", ", scan.supertypes) + ')' : name;
    }
}
