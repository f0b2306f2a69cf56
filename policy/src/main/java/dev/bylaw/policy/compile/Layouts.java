// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.value.RecordShape;

/**
 * The layouts that a program has met.
 *
 * <p>Threads race on the places without harm: a layout is immutable, and one that gets lost is made again. There are
 * {@value #PLACES} places whatever shapes come; a request that others made of names of their own choice takes the time to
 * make a layout, and no memory.
 */
final class Layouts {

    private static final int PLACES = 16;

    private final Step[] steps;
    private final Layout[] places = new Layout[PLACES];
    private Layout first;

    Layouts(Step[] steps) {
        this.steps = steps;
    }

    /** The layout for these shapes. */
    Layout of(RecordShape principal, RecordShape resource, RecordShape context, RecordShape nested) {
        Layout known = first;
        return known != null && known.shapes.are(principal, resource, context, nested)
                ? known
                : find(new Shapes(principal, resource, context, nested));
    }

    private Layout find(Shapes shapes) {
        int place = ((shapes.hashCode() * 0x9E3779B9) >>> 16) & (PLACES - 1);
        Layout known = places[place];
        if (known != null && known.shapes.equals(shapes)) {
            return known;
        }
        Layout made = new Layout(steps, shapes);
        places[place] = made;
        if (first == null) {
            first = made;
        }
        return made;
    }

    /** The shapes that were met first, or null. */
    Shapes first() {
        Layout known = first;
        return known == null ? null : known.shapes;
    }
}
