// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.statement.ArgumentDigester;
import java.util.List;

/** Where the openings of argument digests go: outside the log, so that they can be erased without harming it. */
interface ArgumentVault {

    /** Keeps nothing: the digests stay closed for ever. */
    ArgumentVault NONE = (subject, decisionId, disclosures) -> {};

    /**
     * Keeps the openings of one decision's digests.
     *
     * @param subject whom or what they are about: the resource, else the principal that the chain begins with
     * @param decisionId the decision's id
     * @param disclosures none of a parameter that is redacted
     * @throws java.io.UncheckedIOException when they cannot be kept: the decision is not recorded as it was asked
     */
    void keep(String subject, String decisionId, List<ArgumentDigester.Disclosure> disclosures);
}
