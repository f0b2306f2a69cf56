// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Closes the parent relation of entities, and finds cycles in it. Walks without recursion: hierarchies may be deep. */
final class Ancestry {

    /** More pairs of entity and ancestor than this would not fit into a small heap. */
    static final int MOST_PAIRS = 1 << 22;

    /** Of a longer cycle, the message leaves out the middle. */
    private static final int MOST_NAMED = 12;

    private final Map<EntityUid, Entity> entities;
    private final Map<EntityUid, EntityUid> names;
    private final Map<EntityUid, Set<EntityUid>> closed = new HashMap<>();
    private final Set<EntityUid> onPath = new HashSet<>();
    private final Deque<Step> path = new ArrayDeque<>();
    private long pairs;

    private record Step(EntityUid uid, Iterator<EntityUid> parents) {}

    private Ancestry(Map<EntityUid, Entity> entities, Map<EntityUid, EntityUid> names) {
        this.entities = entities;
        this.names = names;
    }

    /**
     * For each entity, everything it is in, itself excepted.
     *
     * @param names the one object for each name that the result is to be made of
     * @throws IllegalArgumentException naming a cycle, if there is one
     */
    static Map<EntityUid, Set<EntityUid>> close(Map<EntityUid, Entity> entities, Map<EntityUid, EntityUid> names) {
        Ancestry ancestry = new Ancestry(entities, names);
        for (EntityUid uid : entities.keySet()) {
            ancestry.visit(uid);
        }
        return ancestry.closed;
    }

    private void visit(EntityUid root) {
        enter(root);
        while (!path.isEmpty()) {
            if (path.peek().parents().hasNext()) {
                enter(path.peek().parents().next());
            } else {
                leave(path.pop().uid());
            }
        }
    }

    private void enter(EntityUid uid) {
        if (closed.containsKey(uid)) {
            return;
        }
        if (!onPath.add(uid)) {
            throw new IllegalArgumentException("These entities are in each other in a cycle: " + cycle(uid) + ".");
        }
        Entity entity = entities.get(uid);
        path.push(new Step(
                uid,
                entity == null ? Collections.emptyIterator() : entity.parents().iterator()));
    }

    private void leave(EntityUid uid) {
        onPath.remove(uid);
        Entity entity = entities.get(uid);
        Set<EntityUid> ancestors = Set.of();
        if (entity != null && !entity.parents().isEmpty()) {
            ancestors = new HashSet<>();
            for (EntityUid parent : entity.parents()) {
                ancestors.add(names.get(parent));
                ancestors.addAll(closed.get(parent));
            }
        }
        pairs += ancestors.size();
        if (pairs > MOST_PAIRS) {
            throw new IllegalArgumentException("The entity hierarchy has more than " + MOST_PAIRS
                    + " pairs of entity and ancestor; make it flatter or load fewer entities.");
        }
        closed.put(uid, ancestors);
    }

    private String cycle(EntityUid uid) {
        List<String> names = new ArrayList<>();
        for (Iterator<Step> steps = path.descendingIterator(); steps.hasNext(); ) {
            EntityUid on = steps.next().uid();
            if (!names.isEmpty() || on.equals(uid)) {
                names.add(on.toString());
            }
        }
        names.add(uid.toString());
        if (names.size() > MOST_NAMED) {
            List<String> few = new ArrayList<>(names.subList(0, MOST_NAMED / 2));
            few.add("(" + (names.size() - MOST_NAMED) + " more)");
            few.addAll(names.subList(names.size() - MOST_NAMED / 2, names.size()));
            return String.join(" in ", few);
        }
        return String.join(" in ", names);
    }
}
