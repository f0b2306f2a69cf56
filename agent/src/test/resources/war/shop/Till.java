// SPDX-License-Identifier: Apache-2.0
package shop;

import dev.bylaw.annotations.GovernedAction;

/** Governed, in a web application that brings the annotations along. */
public class Till {

    @GovernedAction(value = "pay", resource = "Road::{road}")
    public void pay(String road, long amount) {}
}
