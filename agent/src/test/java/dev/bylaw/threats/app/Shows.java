// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a test, or an attack, shows about its entry; without it, that the attack is stopped. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shows {
    /** The verdicts, all of which the test asserts. */
    Verdict[] value();
}
