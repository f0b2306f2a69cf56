// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.util.function.Supplier;

/** One request to an MCP server, asked about each time that somebody subscribes to its answer. */
final class BylawServing implements Supplier<Object> {

    private final BylawHandler handler;
    private final Object from;
    private final Object request;

    BylawServing(BylawHandler handler, Object from, Object request) {
        this.handler = handler;
        this.from = from;
        this.request = request;
    }

    @Override
    public Object get() {
        BylawWords words = handler.words;
        int call;
        try {
            call = BylawGate.served(handler.site, words.name(request), words.arguments(request), handler.handler);
        } catch (SecurityException refusal) {
            return words.refused(refusal);
        }
        Object promise;
        try {
            promise = handler.handler.apply(from, request);
        } catch (Throwable thrown) {
            return failed(call, thrown);
        }
        try {
            Object promised = BylawGate.toolPromised(call);
            if (promised == null) {
                return promise;
            }
            BylawSettling settling = new BylawSettling(promised, words);
            if (promise == null) {
                settling.run();
                return null;
            }
            return words.settle(promise, settling);
        } catch (SecurityException refusal) {
            return words.refused(refusal);
        }
    }

    private Object failed(int call, Throwable thrown) {
        try {
            BylawGate.toolFailed(call, thrown);
        } catch (SecurityException refusal) {
            return handler.words.refused(refusal);
        }
        return handler.words.failed(thrown);
    }
}
