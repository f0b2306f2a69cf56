// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.statement.ArgumentDigester;
import java.util.List;

/** Where the openings of argument digests go: outside the log, so that they can be erased without harming it. */
interface ArgumentVault {

    /** Keeps nothing: the digests stay closed for ever. */
    ArgumentVault NONE = (decisionId, disclosures) -> {};

    /** Keeps the openings of one decision's digests. */
    void keep(String decisionId, List<ArgumentDigester.Disclosure> disclosures);
}
