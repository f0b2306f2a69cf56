// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.value.RecordShape;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The record within the context that conditions read most: for requests of governed methods, their arguments. */
final class Nesting {

    /** Stands for a record that is not there. Not the shared empty one, which can be there. */
    static final RecordValue NONE = RecordShape.EMPTY.record();

    private final String name;
    private final SlotCache slot;
    private final Entities entities;

    private Nesting(String name, Entities entities) {
        this.name = name;
        this.slot = name == null ? null : new SlotCache(name);
        this.entities = entities;
    }

    static Nesting of(Collection<Term> terms, Entities entities) {
        Map<String, Integer> counts = new HashMap<>();
        terms.forEach(term -> count(term, counts));
        return new Nesting(mostRead(counts), entities);
    }

    /** Of several, the last in the order of names. Written out: the JDK's comparators of entries take 15 ms when they are the first. */
    private static String mostRead(Map<String, Integer> counts) {
        String most = null;
        int count = 0;
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            int reads = each.getValue();
            if (reads > count || (reads == count && each.getKey().compareTo(most) > 0)) {
                most = each.getKey();
                count = reads;
            }
        }
        return most;
    }

    private static void count(Term term, Map<String, Integer> counts) {
        Term whole = term instanceof Term.Has has && has.holder() instanceof Term.Path holder
                ? holder.then(has.name())
                : term;
        if (whole instanceof Term.Path path) {
            if (path.variable() == Variable.CONTEXT && path.names().size() == 2) {
                counts.merge(path.names().get(0), 1, Integer::sum);
            }
        } else {
            term.parts().forEach(part -> count(part, counts));
        }
    }

    /** The attribute of the context that holds the record; null when no condition reads such a record. */
    String name() {
        return name;
    }

    /** The record; {@link #NONE} when there is none. */
    RecordValue in(RecordValue context) {
        if (name == null) {
            return NONE;
        }
        Value value = slot.find(context);
        if (value instanceof RecordValue record) {
            return record;
        }
        RecordValue attributes = AttributeNodes.attributes(value, entities);
        return attributes == null ? NONE : attributes;
    }
}
