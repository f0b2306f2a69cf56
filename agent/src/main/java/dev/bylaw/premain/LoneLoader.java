// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

/**
 * Defines one class, and finds nothing but what the boot loader has. For a class whose objects anybody can get hold of, as of
 * a running thread, so that its loader leads to nothing of ours.
 */
final class LoneLoader extends ClassLoader {

    LoneLoader() {
        super(null);
    }

    Class<?> define(String name, byte[] bytes) {
        return defineClass(name, bytes, 0, bytes.length);
    }
}
