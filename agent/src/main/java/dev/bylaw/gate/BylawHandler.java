// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.util.function.BiFunction;

/**
 * Stands in for what an MCP server calls when a client asks for something and that answers with a promise. The server's own
 * code makes it, when the application says what the server offers.
 *
 * <p>Where the application answers at once, the server's adapter is asked about that, and this only hands on.
 */
final class BylawHandler implements BiFunction<Object, Object, Object> {

    final BiFunction<Object, Object, Object> handler;
    final int site;
    final BylawWords words;

    /** @param words {@code null} for one that only hands on */
    BylawHandler(BiFunction<Object, Object, Object> handler, int site, BylawWords words) {
        this.handler = handler;
        this.site = site;
        this.words = words;
    }

    @Override
    public Object apply(Object from, Object request) {
        return words == null ? handler.apply(from, request) : words.defer(new BylawServing(this, from, request));
    }

    /** What the application gave. */
    @Override
    public String toString() {
        return handler.toString();
    }
}
