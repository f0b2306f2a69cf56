// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import java.util.List;

/**
 * A ruling as records write it. Made once for each ruling that is kept, so that the log finds its text again by identity.
 *
 * @param verdict what was decided, and whether it is carried out
 * @param policy what it was decided against
 * @param durability how sure the record must be
 * @param disclosed the parameters whose values the record carries in clear
 */
record Filed(Decision.Verdict verdict, Decision.PolicyUse policy, Durability durability, List<String> disclosed) {}
