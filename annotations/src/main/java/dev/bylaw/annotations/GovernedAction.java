// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose every invocation is decided before its body runs.
 *
 * <p>On a method or constructor: that method, and every method that overrides or implements it, annotated or not. On a
 * type: every public method the type declares, and their overrides. Public, protected, package-private, private,
 * static, final and default methods and constructors are governed alike; an abstract or interface method governs its
 * implementations. A {@code native} method cannot be governed, and the enforcer refuses to start with one.
 *
 * <p>An invocation that is not allowed throws {@link ActionDeniedException} and the body does not run. A method's
 * parameters reach policies as attributes of {@code context.input}, by their names. Names come from {@link Param}, from
 * {@code javac -parameters}, or from debug information; a method whose names cannot be known is an error that says so.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface GovernedAction {

    /** The action's name in policies: {@code Action::"<name>"}. Empty means the method's own name. */
    String value() default "";

    /**
     * The entity acted upon, as {@code Type::{parameter}}, or {@code Type::{parameter.component}} where the parameter is a
     * record. Empty means the parameter marked {@link Resource}, and without one {@code Site::"Class#method"}.
     */
    String resource() default "";
}
