// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.ask;

import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordShape;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What every call of one site asks, prepared when the site was woven: the action, how the resource is named, which
 * arguments are seen under which names. Immutable; any thread.
 */
public final class Question {

    /** No site's number, and not that of delegations either. */
    private static final int OF_NO_SITE = -2;

    private final Site site;
    private final EntityUid action;
    private final ResourceName resource;
    private final RecordValue siteRecord;
    private final Decision.Site recorded;
    private final Parameter[] parameters;
    private final RecordShape inputShape;
    private final int[] slots;

    private Question(Site site, ResourceName resource) {
        this.site = site;
        this.action = EntityUid.of("Action", site.action());
        this.resource = resource;
        this.siteRecord = RecordValue.of(
                Map.of("class", new StringValue(site.className()), "method", new StringValue(site.method())));
        this.recorded = new Decision.Site(site.className(), site.method());
        this.parameters = site.parameters().toArray(new Parameter[0]);
        this.inputShape = RecordShape.of(seen(parameters));
        this.slots = new int[parameters.length];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = parameters[i].ignored() ? -1 : inputShape.slot(parameters[i].name());
        }
    }

    private static List<String> seen(Parameter[] parameters) {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (!parameter.ignored()) {
                names.add(parameter.name());
            }
        }
        return names;
    }

    /**
     * Prepares a site.
     *
     * @throws IllegalArgumentException when the site cannot ask anything, for example because its resource's template reads
     *     a parameter that it does not have; the message says what and how to mend it
     */
    public static Question of(Site site) {
        return new Question(site, ResourceName.of(site));
    }

    /**
     * The entity type of the resources that calls of this site name.
     *
     * @throws IllegalArgumentException when the site says nothing that could name one
     */
    public static String resourceType(Site site) {
        return ResourceName.type(site);
    }

    /** What can be recorded of a site that {@link #of} refuses: its action and itself, and nothing of its arguments. */
    public static Question unusable(Site site) {
        Site bare = new Site(
                site.id(),
                site.className(),
                site.method(),
                site.descriptor(),
                site.access(),
                site.action(),
                null,
                List.of(),
                site.origin());
        return new Question(bare, ResourceName.of(bare));
    }

    /**
     * What a framework's executor asks when it is about to run this tool. Its only argument is a record of what the model gave.
     *
     * @param server what the client calls the server that has the tool; {@code null} for tools of this JVM
     */
    public static Question ofTool(Site executor, String tool, String server) {
        EntityUid resource = EntityUid.of("Tool", server == null ? tool : server + '/' + tool);
        String method =
                executor.origin() instanceof Origin.Executor of ? of.point().method() : executor.method();
        Site asked = new Site(
                OF_NO_SITE,
                executor.className(),
                method,
                executor.descriptor(),
                executor.access(),
                tool,
                resource.toString(),
                List.of(),
                executor.origin());
        return new Question(asked, ResourceName.of(asked));
    }

    /** Whether an executor asks it, of a tool that is known only when it is called. */
    public boolean isOfTool() {
        return site.id() == OF_NO_SITE;
    }

    /** The site. */
    public Site site() {
        return site;
    }

    /** The action, {@code Action::"<name>"}. */
    public EntityUid action() {
        return action;
    }

    /** {@code context.site}. */
    public RecordValue siteRecord() {
        return siteRecord;
    }

    /** The site as records write it; always the same instance. */
    public Decision.Site recorded() {
        return recorded;
    }

    /** Whether the parameter of this name is never disclosed. */
    public boolean isRedacted(String parameter) {
        for (Parameter each : parameters) {
            if (each.redacted() && each.name().equals(parameter)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the resource's name depends on the argument at this position. */
    public boolean resourceReads(int parameter) {
        return resource.parameter() == parameter;
    }

    /** The parameters, in order. */
    public List<Parameter> parameters() {
        return site.parameters();
    }

    /**
     * {@code context.input}: the values of these arguments, by name, without those that nobody wants, that are {@code null} or
     * opaque. Where none is missing it has the site's own shape, which evaluators like.
     *
     * @param arguments the arguments; {@code null} when they were not collected
     * @param wanted for each parameter, whether its argument is looked at
     */
    public RecordValue input(Object[] arguments, boolean[] wanted) {
        if (arguments == null || inputShape.size() == 0) {
            return RecordValue.EMPTY;
        }
        RecordShape.Filling filling = inputShape.fill();
        boolean holes = false;
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] >= 0) {
                Value value = wanted[i] ? Snapshot.of(arguments[i]) : null;
                filling.put(slots[i], value);
                holes |= value == null;
            }
        }
        return holes ? filling.doneWithout() : filling.done();
    }

    /**
     * The resource of a call, or {@code null} when its arguments name none.
     *
     * @param input what {@link #input} made of the same arguments
     */
    public EntityUid resource(Object[] arguments, RecordValue input) {
        int parameter = resource.parameter();
        if (parameter < 0) {
            return resource.fixed();
        }
        if (arguments == null) {
            return null;
        }
        Value value = null;
        if (slots[parameter] >= 0) {
            value = input.shape().equals(inputShape)
                    ? input.at(slots[parameter])
                    : input.getOrNull(parameters[parameter].name());
        }
        return resource.entity(arguments[parameter], value);
    }
}
