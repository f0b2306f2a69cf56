// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/**
 * SHA-256 of a class file, computed when somebody reads the ledger. Any thread.
 *
 * <p>Not while the class is woven: the first digest of a JVM loads and initialises sixty classes of the JDK, for 20 ms, on a
 * thread that holds locks of a loader and may be at the end of its stack. Until then the class file is kept.
 */
final class LateDigest {

    private byte[] classFile;
    private String text;

    /** Keeps a copy: what is digested later must be what was woven. */
    LateDigest(byte[] classFile) {
        this.classFile = classFile.clone();
    }

    synchronized String text(Digests sha256) {
        if (text == null) {
            text = sha256.of(classFile);
            classFile = null;
        }
        return text;
    }
}
