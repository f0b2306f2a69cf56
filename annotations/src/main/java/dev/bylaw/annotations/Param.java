// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parameter's name in policies, {@code context.input.<name>}, whatever the compiler kept of the source's name. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Param {

    /** The name, as policies write it. */
    String value();
}
