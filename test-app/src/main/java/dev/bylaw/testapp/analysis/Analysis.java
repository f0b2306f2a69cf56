// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.analysis;

import org.springframework.beans.factory.BeanFactory;

/** What a model's source has to implement, with a public constructor without parameters. */
public interface Analysis {

    /** Does the work and says what came of it. */
    String run(BeanFactory beans) throws Exception;
}
