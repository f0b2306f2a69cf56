// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.policy.ActionPolicies;

/**
 * What one version of the policies knows of one site: worked out at its first call, so that later ones look nothing up.
 *
 * @param question what the site asks
 * @param candidates the policies that can apply to its action
 * @param wanted for each parameter, whether anybody wants its argument
 * @param wantsAny whether any argument is wanted
 * @param readsWithin whether any policy may look at what is open around the call
 * @param readsOutlived whether any policy may look at whether its work was handed over in what has ended
 * @param rulings the outcomes that calls of it had
 * @param last what its last call asked
 */
@SuppressWarnings("ArrayRecordComponent") // read on every call, compared nowhere
record SitePolicies(
        Question question,
        ActionPolicies candidates,
        boolean[] wanted,
        boolean wantsAny,
        boolean readsWithin,
        boolean readsOutlived,
        Rulings rulings,
        LastAsked last) {}
