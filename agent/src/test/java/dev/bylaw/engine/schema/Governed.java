// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.weave.Foreseen;
import dev.bylaw.weave.Foresight;
import dev.bylaw.weave.Site;
import dev.bylaw.weave.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The governed methods of test classes, read from their class files. */
final class Governed {

    private Governed() {}

    static byte[] classFile(String name) {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = Governed.class.getClassLoader().getResourceAsStream(file)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Site> sites(Class<?> type) {
        Foreseen seen = new Foresight(List.of(), Tools.NONE).foresee(classFile(type.getName()));
        List<Site> sites = new ArrayList<>(seen.sites());
        sites.addAll(seen.declarations());
        return sites;
    }

    static KnownMethods of(Class<?>... types) {
        KnownMethods known = new KnownMethods(Governed::classFile);
        for (Class<?> type : types) {
            sites(type).forEach(known::add);
        }
        return known;
    }
}
