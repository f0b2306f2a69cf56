// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of a category of the catalogue. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Chosen.class)
@interface ThreatTests {
    /** The class of {@link dev.bylaw.threats.app} that holds the category's attacks; empty when there is none. */
    String attacks() default "";
}
