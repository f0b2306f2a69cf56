// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.storage;

/**
 * A daemon thread that works with a {@link Storage}, and that nobody can interrupt: the JDK closes a file under the thread
 * that is interrupted while it reads or writes, for all who use it, and any code of the process can find and interrupt any
 * thread. Whoever has to end its work says so in another way. It has no context class loader, which could lead to us, and uses
 * nothing but the JDK, so that it can be defined by a loader that does not lead to us either.
 */
public final class DiskThread extends Thread {

    /** A thread that does this, with so many bytes of stack. */
    public DiskThread(Runnable task, String name, long stackSize) {
        super(null, task, name, stackSize, false);
        setDaemon(true);
        setContextClassLoader(null);
    }

    /** Does nothing. */
    @Override
    public void interrupt() {}
}
