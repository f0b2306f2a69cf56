// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.GovernedAction;

/** Is defined by many loaders, one after the other. */
public final class Passing implements Runnable {

    @Override
    public void run() {
        pay("unloaded", 10);
    }

    @GovernedAction(value = "pay", resource = "Road::{road}")
    @SuppressWarnings("unused") // policies read the amount, the body does not
    private void pay(String road, long amount) {
        Soaked.count(road, "effects");
    }
}
