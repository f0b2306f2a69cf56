// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.json.JsonWriter;

/**
 * The JSON of values that come again and again as the same instance: of a site, a chain, an outcome. Found by identity, so
 * that nothing is compared; a fixed number of places, so that values which never come again push out others and no more.
 *
 * <p>One thread. No lambda says how to write: the log is opened in premain, where the first one costs tens of milliseconds.
 *
 * @param <V> what is written
 */
abstract class Fragments<V> {

    private static final int PLACES = 256;

    private final Object[] values = new Object[PLACES];
    private final byte[][] fragments = new byte[PLACES][];
    private final JsonWriter scratch = new JsonWriter();

    /** Writes exactly one JSON value. */
    abstract void write(V value, JsonWriter out);

    /** The JSON of a value; not to be changed. */
    byte[] of(V value) {
        int place = System.identityHashCode(value) & (PLACES - 1);
        if (values[place] != value) {
            scratch.reset();
            write(value, scratch);
            fragments[place] = scratch.toByteArray();
            values[place] = value;
        }
        return fragments[place];
    }
}
