// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who extends whom, known from class files alone.
 *
 * <h2>Guarantees</h2>
 * {@link #inherited} finds every governed declaration above a class whose supertypes have all been recorded. It may find
 * more: types are joined by name, whichever loader defines them, because which of them a loader will choose is known to the
 * loader alone, and asking it would run application code and load classes that the JVM then does not offer.
 * <h2>Not guaranteed</h2>
 * Anything about supertypes not yet recorded. The JVM offers a class before its supertypes, so the answer must be asked for
 * again once the class is defined.
 * <h2>Threads</h2>
 * The caller holds the weaver's lock.
 */
final class Hierarchy {

    private final Map<Object, LoaderRecord> loaders = new HashMap<>();
    private final ReferenceQueue<ClassLoader> unloaded = new ReferenceQueue<>();
    private final LoaderRecord boot = new LoaderRecord(null, null);
    private final Map<String, KnownType> types = new HashMap<>();
    private final Consumer<LoaderRecord> onUnload;
    private boolean anyDeclared;

    Hierarchy(Consumer<LoaderRecord> onUnload) {
        this.onUnload = onUnload;
    }

    LoaderRecord loader(ClassLoader loader) {
        if (loader == null) {
            return boot;
        }
        LoaderRecord record = loaders.get(new LoaderRecord.Probe(loader));
        if (record == null) {
            forgetUnloaded();
            record = new LoaderRecord(loader, unloaded);
            loaders.put(record, record);
        }
        return record;
    }

    List<LoaderRecord> loaders() {
        List<LoaderRecord> all = new ArrayList<>(loaders.values());
        all.add(boot);
        return all;
    }

    private void forgetUnloaded() {
        for (Reference<?> gone = unloaded.poll(); gone != null; gone = unloaded.poll()) {
            forget((LoaderRecord) gone);
        }
    }

    /** Forgets a loader whose classes nobody will use. */
    void release(ClassLoader loader) {
        LoaderRecord record = loaders.get(new LoaderRecord.Probe(loader));
        if (record != null) {
            record.clear();
            forget(record);
        }
    }

    private void forget(LoaderRecord record) {
        loaders.remove(record);
        for (KnownType type : record.types.values()) {
            unlink(type);
        }
        onUnload.accept(record);
    }

    private void unlink(KnownType type) {
        KnownType head = types.get(type.name);
        if (head == type) {
            if (type.next == null) {
                types.remove(type.name);
            } else {
                types.put(type.name, type.next);
            }
            return;
        }
        for (KnownType before = head; before != null; before = before.next) {
            if (before.next == type) {
                before.next = type.next;
                return;
            }
        }
    }

    /** What is known of a class, or {@code null}. */
    KnownType find(ClassLoader loader, String name) {
        return loader(loader).types.get(name);
    }

    /** Records a class that is offered, for the first time or again. Supertypes adopted earlier stay. */
    KnownType record(ClassLoader loader, String name, String[] supertypes, int[] signatures) {
        LoaderRecord record = loader(loader);
        KnownType type = record.types.get(name);
        if (type == null) {
            type = new KnownType(record, name);
            type.supertypes = supertypes;
            type.next = types.put(name, type);
            record.types.put(name, type);
        } else {
            for (String supertype : supertypes) {
                type.adopt(supertype);
            }
        }
        type.signatures = signatures;
        return type;
    }

    /** Adds to what a type declares; what it declared before stays, whatever its class file says now. */
    void declare(KnownType type, List<Declared> declarations) {
        List<Declared> all = new ArrayList<>(type.declared);
        for (Declared declaration : declarations) {
            if (!holds(all, declaration)) {
                all.add(declaration);
            }
        }
        type.declared = all;
        anyDeclared |= !all.isEmpty();
    }

    private static boolean holds(List<Declared> list, Declared wanted) {
        for (Declared declared : list) {
            if (declared.sameMethod(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** The declarations above these supertypes, nearest first. */
    List<Declared> inherited(String... supertypes) {
        if (!anyDeclared || supertypes.length == 0) {
            return List.of();
        }
        List<Declared> found = new ArrayList<>();
        Set<String> visited = new HashSet<>();
        for (String supertype : supertypes) {
            collect(supertype, visited, found);
        }
        return found;
    }

    private void collect(String name, Set<String> visited, List<Declared> found) {
        if (!visited.add(name)) {
            return;
        }
        for (KnownType type = types.get(name); type != null; type = type.next) {
            found.addAll(type.declared);
            for (String supertype : type.supertypes) {
                collect(supertype, visited, found);
            }
        }
    }

    /** Whether a subtype's name leads up to the supertype's. */
    boolean isSubtype(String subtype, String supertype) {
        return reaches(subtype, supertype, new HashSet<>());
    }

    private boolean reaches(String from, String to, Set<String> visited) {
        if (from.equals(to)) {
            return true;
        }
        if (!visited.add(from)) {
            return false;
        }
        for (KnownType type = types.get(from); type != null; type = type.next) {
            for (String supertype : type.supertypes) {
                if (reaches(supertype, to, visited)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the class inherits something that it was not woven for, and that it may declare. */
    boolean isOutdated(KnownType type) {
        for (Declared declared : inherited(type.supertypes)) {
            if (type.mayDeclare(declared.signature) && !holds(type.applied, declared)) {
                return true;
            }
        }
        return false;
    }
}
