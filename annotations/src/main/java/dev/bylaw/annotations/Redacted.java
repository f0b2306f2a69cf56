// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter whose value is never disclosed: policies may decide on it, records carry a salted digest of it, and no
 * {@code @disclose} of a policy can put it into a record in clear.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Redacted {}
