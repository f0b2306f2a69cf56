// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

/** Is equal to whatever stands in for a task that is equal to this one. For a single search of a queue. */
final class BylawSought {

    private final Object task;

    BylawSought(Object task) {
        this.task = task;
    }

    @Override
    @SuppressWarnings("EqualsUnsafeCast") // a queue asks it about its elements, which are of other classes
    public boolean equals(Object element) {
        return element instanceof BylawErrand errand && task.equals(errand.task);
    }

    @Override
    public int hashCode() {
        return task.hashCode();
    }
}
