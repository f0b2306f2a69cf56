// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameter that names the entity acted upon: the resource is {@code <value>::"<argument>"}. At most one parameter
 * of a method has it, and {@link GovernedAction#resource()} is then empty.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Resource {

    /** The entity type, for example {@code Customer} or {@code Shop::Order}. */
    String value();
}
