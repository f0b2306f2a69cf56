// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The jar that these classes came from, once it is known to be a bylaw.jar and not one that swallowed it. */
final class BylawJar {

    final File file;
    final String version;

    private BylawJar(File file, String version) {
        this.file = file;
        this.version = version;
    }

    /** @throws IOException when the jar is not ours; the message says what it is and what to do */
    static BylawJar locate() throws IOException {
        CodeSource source = BylawJar.class.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null || !"file".equals(url.getProtocol())) {
            throw new IOException("cannot tell which file the agent was loaded from (" + url
                    + "); name the file itself: -javaagent:/path/to/bylaw.jar");
        }
        try {
            return check(new File(url.toURI()));
        } catch (URISyntaxException e) {
            throw new IOException("cannot read the agent's own location " + url + ": " + e.getMessage());
        }
    }

    private static BylawJar check(File file) throws IOException {
        if (!file.isFile()) {
            throw new IOException(file + " is not a jar; the agent's classes run from bylaw.jar only");
        }
        try (JarFile jar = new JarFile(file, false)) {
            Manifest manifest = jar.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            if (!Premain.class.getName().equals(attributes.getValue("Premain-Class"))
                    || jar.getEntry(InnerJar.NAME) == null) {
                throw new IOException(file + " contains classes of bylaw.jar but is not bylaw.jar: it was merged into"
                        + " another jar; take dev.bylaw out of that jar and keep bylaw.jar as it is");
            }
            return new BylawJar(file, attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
        }
    }
}
