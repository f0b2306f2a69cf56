// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.ask;

import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.util.List;

/**
 * How a site names the entity it acts upon: {@code Type::{parameter}}, {@code Type::{parameter.component}}, {@code
 * Type::{0}}, a fixed {@code Type::"id"}, a parameter marked {@code @Resource}, or, with none of these, {@code
 * Site::"Class#method"}. Immutable.
 */
final class ResourceName {

    private final EntityUid prototype;
    private final int parameter;
    private final String component;

    private ResourceName(EntityUid prototype, int parameter, String component) {
        this.prototype = prototype;
        this.parameter = parameter;
        this.component = component;
    }

    /**
     * The name's form, checked against the site's parameters.
     *
     * @throws IllegalArgumentException when the site's template cannot name anything; the message says why
     */
    static ResourceName of(Site site) {
        if (site.resource() != null && !site.resource().isEmpty()) {
            return template(site);
        }
        List<Parameter> parameters = site.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).resourceType() != null) {
                return new ResourceName(EntityUid.of(parameters.get(i).resourceType(), ""), i, null);
            }
        }
        return new ResourceName(EntityUid.of("Site", site.className() + '#' + site.method()), -1, null);
    }

    /** The entity type of what the site acts upon, also where the name itself could not be made. */
    static String type(Site site) {
        String template = site.resource();
        if (template != null && !template.isEmpty()) {
            int brace = template.indexOf("::{");
            return brace < 0
                    ? EntityUid.parse(template).type()
                    : EntityUid.of(template.substring(0, brace), "").type();
        }
        return of(site).prototype.type();
    }

    private static ResourceName template(Site site) {
        String template = site.resource();
        int brace = template.indexOf("::{");
        if (brace < 0 && template.endsWith("\"")) {
            return new ResourceName(EntityUid.parse(template), -1, null);
        }
        if (brace < 1 || !template.endsWith("}")) {
            throw new IllegalArgumentException("resource \"" + template + "\" of " + site.display()
                    + " names nothing: write Type::{parameter} or Type::{parameter.component}.");
        }
        String path = template.substring(brace + 3, template.length() - 1);
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        int index = index(site, name);
        if (index < 0 || site.parameters().get(index).ignored()) {
            throw new IllegalArgumentException("resource \"" + template + "\" of " + site.display() + " reads \"" + name
                    + "\", but " + (index < 0 ? "the parameters are " + names(site) : "that parameter is @Ignored")
                    + ".");
        }
        EntityUid prototype = EntityUid.of(template.substring(0, brace), "");
        return new ResourceName(prototype, index, dot < 0 ? null : path.substring(dot + 1));
    }

    private static int index(Site site, String name) {
        List<Parameter> parameters = site.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name) || String.valueOf(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String names(Site site) {
        StringBuilder names = new StringBuilder();
        for (Parameter parameter : site.parameters()) {
            names.append(names.length() == 0 ? "" : ", ").append(parameter.name());
        }
        return names.length() == 0 ? "none" : names.toString();
    }

    /** The position of the parameter that it reads, or a negative number. */
    int parameter() {
        return parameter;
    }

    /** The entity of a name that reads no argument. */
    EntityUid fixed() {
        return prototype;
    }

    /**
     * The entity that the argument of {@link #parameter} names, or {@code null} when it is {@code null} or cannot name one. Text,
     * whole numbers, enums and UUIDs can.
     *
     * @param argument the argument
     * @param seen the value already taken of it; {@code null} when it has none
     */
    EntityUid entity(Object argument, Value seen) {
        Value id = component == null ? seen : Records.component(argument, component);
        if (id instanceof StringValue text) {
            return prototype.withId(text.value());
        }
        if (id instanceof LongValue number) {
            return prototype.withId(Long.toString(number.value()));
        }
        return null;
    }
}
