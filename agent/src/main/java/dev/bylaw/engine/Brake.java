// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a model that asks for the same thing again and again to stop. Frameworks let a model go on for dozens of rounds, and a
 * refusal that reads like a hint is tried around.
 *
 * <p>Counts the refusals of each request of each session, the last of some thousands; a request that is forgotten begins
 * anew, which costs a few more rounds and nothing else. Any thread.
 */
final class Brake {

    /** As many refusals read alike. */
    static final int PATIENCE = 5;

    private static final int REQUESTS_KEPT = 4_096;
    private static final String STOP = " This was refused before and will be again: do not ask for it any more.";

    private final Map<String, Integer> refusals = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REQUESTS_KEPT;
        }
    };

    /**
     * A refusal as the model reads it.
     *
     * @param request whose session, which tool, and what was asked of it
     */
    synchronized String text(String request, String refusal) {
        int before = refusals.getOrDefault(request, 0);
        refusals.put(request, before + 1);
        return before < PATIENCE ? refusal : refusal + STOP;
    }
}
