// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The jar that {@code java -jar} starts: no flag shows what its manifest asks for. */
final class MainJar {

    private static final String[] POWERS = {"Launcher-Agent-Class", "Add-Opens", "Add-Exports", "Enable-Native-Access"};

    private MainJar() {}

    /**
     * The attributes that give it powers.
     *
     * @param command what the launcher was asked to run; begins with the jar's path when it is a jar
     * @param classPath the class path, which then is that jar alone
     */
    static List<String> powers(String command, String classPath) {
        List<String> found = new ArrayList<>();
        File jar = new File(classPath);
        if (!command.startsWith(classPath) || !jar.isFile()) {
            return found;
        }
        try (JarFile file = new JarFile(jar, false)) {
            Manifest manifest = file.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            for (String power : POWERS) {
                if (attributes.getValue(power) != null) {
                    found.add(power + ": " + attributes.getValue(power));
                }
            }
        } catch (IOException unreadable) {
            found.add(jar + " cannot be read: " + unreadable.getMessage());
        }
        return found;
    }
}
