// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

/** FAIL-1 where no stack is left. In a JVM of its own: what a class could not initialise there stays unusable. */
final class StackAttacks {

    void fail_1_at_the_end_of_the_stack(Attempt attempt) throws Exception {
        attempt.go(() -> new Vault().open(attempt.id));
        new FailureAttacks.Deep(() -> new Vault().open(attempt.id)).go();
        Thread keeper = new Thread(() -> FailureAttacks.asKeeper(() -> {
            new Vault().open("edge");
            new FailureAttacks.Deep(() -> new Vault().open("edge")).go();
        }));
        keeper.start();
        keeper.join();
        attempt.holds("nothing took effect", Vault.effects(attempt.id) == 0);
        System.out.println("effects edge " + Vault.effects("edge"));
    }
}
