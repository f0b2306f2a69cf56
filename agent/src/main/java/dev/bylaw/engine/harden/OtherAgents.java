// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

import dev.bylaw.weave.MethodPattern;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The Java agents of the command line that are neither Bylaw nor named in the configuration. */
final class OtherAgents {

    private static final String FLAG = "-javaagent:";

    private final File ownJar;
    private final List<String> listed;

    OtherAgents(String ownJar, List<String> listed) {
        this.ownJar = new File(ownJar).getAbsoluteFile();
        this.listed = listed;
    }

    List<String> of(List<String> arguments) {
        List<String> found = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(FLAG)) {
                String rest = argument.substring(FLAG.length());
                int equals = rest.indexOf('=');
                File jar = new File(equals < 0 ? rest : rest.substring(0, equals));
                if (!jar.getAbsoluteFile().equals(ownJar)) {
                    String agent = classOf(jar);
                    if (!isListed(agent)) {
                        found.add(agent);
                    }
                }
            }
        }
        return found;
    }

    private boolean isListed(String agent) {
        for (String pattern : listed) {
            if (MethodPattern.isLike(pattern, agent)) {
                return true;
            }
        }
        return false;
    }

    private static String classOf(File jar) {
        try (JarFile file = new JarFile(jar, false)) {
            Manifest manifest = file.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue("Premain-Class");
            return name == null ? jar.getPath() : name;
        } catch (IOException unreadable) {
            return jar.getPath();
        }
    }
}
