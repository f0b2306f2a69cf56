// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Redacted;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/** Governed methods with arguments, so that policies and records have something to look at. */
public final class Clerk {

    /** Takes anything. */
    @GovernedAction(value = "file", resource = "Attack::{attack}")
    public void file(String attack, Object thing) {
        Vault.effect(attack);
    }

    /** Ends with what it is given. */
    @GovernedAction(value = "file", resource = "Attack::{attack}")
    public void fail(String attack, RuntimeException thrown) {
        throw thrown;
    }

    /** Takes a number that may be of a subclass, and a list that may be anything. */
    @GovernedAction(value = "weigh", resource = "Attack::{attack}")
    public void weigh(String attack, BigInteger amount, List<String> tags) {
        Vault.effect(attack);
    }

    /** Takes a number that may be none. */
    @GovernedAction(value = "remit", resource = "Attack::{attack}")
    public void pay(String attack, double amount) {
        Vault.effect(attack);
    }

    /** Sorts, and so calls whoever compares. */
    @GovernedAction(value = "sort", resource = "Attack::{attack}")
    public void sort(String attack, List<String> list, Comparator<String> order) {
        list.sort(order);
    }

    /** Is told something that nobody else may read. */
    @GovernedAction(value = "whisper", resource = "Attack::{attack}")
    public void whisper(String attack, String open, @Redacted String secret) {
        Vault.effect(attack);
    }
}
