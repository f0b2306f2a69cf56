// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.weave.Site;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The questions of tools that have no method of their own: which there are is known when they are called. Any thread.
 */
final class ToolQuestions {

    /** Names come from outside; beyond so many, each call gets a question of its own. */
    private static final int KEPT = 10_000;

    private final Map<Key, SiteBook.Entry> entries = new ConcurrentHashMap<>();

    private record Key(int executor, String tool, String server) {}

    SiteBook.Entry of(Site executor, String tool, String server) {
        Key key = new Key(executor.id(), tool, server);
        SiteBook.Entry known = entries.get(key);
        if (known == null || !known.site().className().equals(executor.className())) {
            Question question = Question.ofTool(executor, tool, server);
            known = new SiteBook.Entry(question.site(), question, null);
            if (entries.size() < KEPT) {
                entries.put(key, known);
            }
        }
        return known;
    }
}
