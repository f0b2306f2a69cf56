// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was woven and what was not. Grows with the classes that are loaded, shrinks as their loaders go, and keeps the last
 * gaps only.
 *
 * <p>The caller holds the weaver's lock.
 */
final class Ledger implements Consumer<LoaderRecord> {

    private static final int GAPS_KEPT = 1000;

    private final Sites sites;
    private final Map<String, Use> uses = new HashMap<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private final ArrayDeque<Gap> gaps = new ArrayDeque<>();
    private long gapsDropped;
    private int next;

    Ledger(Sites sites) {
        this.sites = sites;
    }

    /** A site and how many classes have it. */
    private static final class Use {
        final Site site;
        int classes;

        Use(Site site) {
            this.site = site;
        }
    }

    /**
     * The site for this method of this class: the one it has, else an equal one of another class, else a new one.
     *
     * @param entry what the class is called in the ledger
     * @param classFile the class file as it came
     */
    Site site(LoaderRecord loader, String entry, String className, byte[] classFile, Governed governed) {
        WovenClass woven = loader.woven.get(entry);
        if (woven == null) {
            woven = new WovenClass(new LateDigest(classFile));
            loader.woven.put(entry, woven);
        }
        Site known = woven.sites.get(governed.method().key());
        // Our word came after a framework's: what asks under the old number may still run, so that number stays taken.
        boolean better = known != null
                && Origin.isTool(known.origin())
                && !Origin.isTool(governed.governance().origin());
        if (known != null && !better) {
            return known;
        }
        Site site = share(describe(className, governed));
        woven.sites.put(governed.method().key(), site);
        return site;
    }

    /** The same site with a number. */
    Site share(Site wanted) {
        String key = key(wanted);
        Use use = uses.get(key);
        if (use == null) {
            Integer reused = free.poll();
            Site site = withId(wanted, reused == null ? next++ : reused);
            sites.woven(site);
            use = new Use(site);
            uses.put(key, use);
        }
        use.classes++;
        return use.site;
    }

    /** The site of a governed method, before it has a number. */
    static Site describe(String className, Governed governed) {
        MethodSurvey method = governed.method();
        List<String> generics = method.genericParameters();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < method.parameters.length; i++) {
            Governance.Note note = governed.governance().notes().get(i);
            parameters.add(new Parameter(
                    note.name(),
                    method.parameters[i].getDescriptor(),
                    generics.get(i),
                    note.redacted(),
                    note.ignored(),
                    note.resourceType()));
        }
        return new Site(
                0,
                className.replace('/', '.'),
                method.name,
                method.descriptor,
                method.access,
                governed.governance().action(),
                governed.governance().resource(),
                parameters,
                governed.governance().origin());
    }

    private static Site withId(Site site, int id) {
        return new Site(
                id,
                site.className(),
                site.method(),
                site.descriptor(),
                site.access(),
                site.action(),
                site.resource(),
                site.parameters(),
                site.origin());
    }

    /** Equal for equal sites. Written out, because equals and hashCode of records are linked by defining hidden classes. */
    private static String key(Site site) {
        StringBuilder key = new StringBuilder(200);
        key.append(site.className()).append('#').append(site.method()).append(site.descriptor());
        key.append(site.access())
                .append('\n')
                .append(site.action())
                .append('\n')
                .append(site.resource());
        key.append('\n').append(site.origin().display());
        for (Parameter p : site.parameters()) {
            key.append('\n').append(p.name()).append(' ').append(p.signature()).append(' ');
            key.append(p.redacted()).append(p.ignored()).append(p.resourceType());
        }
        return key.toString();
    }

    void gap(Gap gap) {
        if (gaps.size() == GAPS_KEPT) {
            gaps.poll();
            gapsDropped++;
        }
        gaps.add(gap);
        sites.gap(gap);
    }

    /** The loader is gone, and its classes with it. */
    @Override
    public void accept(LoaderRecord loader) {
        for (WovenClass woven : loader.woven.values()) {
            for (Site site : woven.sites.values()) {
                String key = key(site);
                Use use = uses.get(key);
                if (--use.classes == 0) {
                    uses.remove(key);
                    sites.retired(site);
                    free.add(site.id());
                }
            }
        }
    }

    List<Gap> gaps() {
        return new ArrayList<>(gaps);
    }

    long gapsDropped() {
        return gapsDropped;
    }

    /** A class that was woven, whose digest may have to be computed: without the weaver's lock. */
    record Line(String name, String loader, LateDigest digest, List<Site> sites) {
        Woven with(Digests sha256) {
            return new Woven(name.replace('/', '.'), loader, digest.text(sha256), sites);
        }
    }

    static List<Line> lines(List<LoaderRecord> loaders) {
        List<Line> all = new ArrayList<>();
        for (LoaderRecord loader : loaders) {
            for (Map.Entry<String, WovenClass> each : loader.woven.entrySet()) {
                WovenClass woven = each.getValue();
                all.add(new Line(each.getKey(), loader.display, woven.digest, new ArrayList<>(woven.sites.values())));
            }
        }
        return all;
    }
}
