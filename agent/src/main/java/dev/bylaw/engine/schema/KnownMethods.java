// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.weave.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The governed methods that are known, by action. What an action looks like is worked out when somebody asks for it, so that
 * methods that no policy speaks of cost nothing.
 *
 * <p>Not for several threads at once.
 */
public final class KnownMethods {

    private final JavaTypes types;
    private final Map<String, List<Site>> sites = new TreeMap<>();
    private final Map<String, ActionModel> models = new HashMap<>();

    /** No methods yet; types that signatures name are looked up there. */
    public KnownMethods(ClassFiles files) {
        this.types = new JavaTypes(files);
    }

    /**
     * Adds a method, abstract or not.
     *
     * @throws IllegalArgumentException when its resource's template names no entity type
     */
    public void add(Site site) {
        Question.resourceType(site);
        List<Site> same = sites.get(site.action());
        if (same == null) {
            same = new ArrayList<>();
            sites.put(site.action(), same);
        }
        for (Site other : same) {
            if (other.className().equals(site.className())
                    && other.method().equals(site.method())
                    && other.descriptor().equals(site.descriptor())) {
                return;
            }
        }
        same.add(site);
        models.remove(site.action());
    }

    /** The names of all actions, sorted. */
    public Set<String> actions() {
        return sites.keySet();
    }

    /**
     * The schema of all of them, for people and other tools.
     *
     * @param policies what they say of principals tells who may act
     * @throws PolicyException when it contradicts the user's own schema
     */
    public Schema schema(Surroundings surroundings, PolicySet policies) throws PolicyException {
        Mentions mentions = new Mentions();
        for (Policy policy : policies.policies()) {
            mentions.add(policy.body());
        }
        List<ActionModel> all = new ArrayList<>();
        for (String name : actions()) {
            all.add(action(name));
        }
        return new GovernedSchema(surroundings, mentions, all).build(GovernedSchema.Purpose.PRINTING, List.of());
    }

    /** What is known of the action, or {@code null}. */
    ActionModel action(String name) {
        ActionModel model = models.get(name);
        if (model == null && sites.containsKey(name)) {
            model = ActionModel.of(name, sites.get(name), types);
            models.put(name, model);
        }
        return model;
    }
}
