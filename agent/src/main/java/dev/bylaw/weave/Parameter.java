// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/**
 * A parameter of a site.
 *
 * @param name its name in policies; empty only where {@code ignored} is true and no name is known
 * @param descriptor its type's descriptor, for example {@code J} or {@code Ljava/lang/String;}
 * @param signature its generic signature, for example {@code Ljava/util/List<Ljava/lang/String;>;}; {@code null} when the
 *     class file has none
 * @param redacted whether its value must never be disclosed
 * @param ignored whether Bylaw must not look at it; the gate is given {@code null} in its place
 * @param resourceType the entity type when this parameter names the resource, else {@code null}
 */
public record Parameter(
        String name, String descriptor, String signature, boolean redacted, boolean ignored, String resourceType) {}
