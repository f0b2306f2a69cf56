// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.call;

import dev.bylaw.benchmarks.decision.HandWritten;
import dev.bylaw.benchmarks.scenario.Account;
import dev.bylaw.benchmarks.scenario.Person;
import dev.bylaw.benchmarks.scenario.PlainTeller;
import dev.bylaw.benchmarks.scenario.Scenario;
import dev.bylaw.benchmarks.scenario.Teller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;

/** Tellers behind a JDK proxy with the rules written out in Java: the least that a guard without a product costs. */
final class Proxies {

    /** About the size of a decision record. */
    private static final int RECORD_BYTES = 700;

    private Proxies() {}

    /** What is done about a call that is allowed, before it goes on. */
    @FunctionalInterface
    private interface Trail {
        void leave() throws IOException;
    }

    /** A guard that leaves no trace. */
    static Teller checking(Person person) {
        return guarded(person, () -> {});
    }

    /** A guard that appends the bytes of a record to a file; the operating system writes them when it likes. */
    static Teller appending(Person person, FileChannel file) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(RECORD_BYTES);
        return guarded(person, () -> append(file, bytes));
    }

    /** A guard that also waits until they are on the disk, each call by itself. */
    static Teller forcing(Person person, FileChannel file) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(RECORD_BYTES);
        return guarded(person, () -> {
            append(file, bytes);
            file.force(false);
        });
    }

    private static void append(FileChannel file, ByteBuffer bytes) throws IOException {
        bytes.clear();
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static Teller guarded(Person person, Trail trail) {
        Teller teller = new PlainTeller();
        Map<String, Account> accounts = Scenario.accounts();
        return (Teller) Proxy.newProxyInstance(
                Teller.class.getClassLoader(), new Class<?>[] {Teller.class}, (proxy, method, arguments) -> {
                    if (!isAllowed(person, accounts, arguments)) {
                        throw new SecurityException("Refused: the rules do not allow this.");
                    }
                    return proceed(trail, teller, method, arguments);
                });
    }

    private static Object proceed(Trail trail, Teller teller, Method method, Object[] arguments)
            throws ReflectiveOperationException {
        try {
            trail.leave();
        } catch (IOException notRecorded) {
            throw new UncheckedIOException(notRecorded);
        }
        return method.invoke(teller, arguments);
    }

    private static boolean isAllowed(Person person, Map<String, Account> accounts, Object[] arguments) {
        return HandWritten.isAllowed(
                person,
                accounts.get((String) arguments[0]),
                (long) arguments[1],
                (String) arguments[2],
                (String) arguments[3],
                (boolean) arguments[4]);
    }
}
