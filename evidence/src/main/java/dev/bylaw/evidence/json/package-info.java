// SPDX-License-Identifier: Apache-2.0
/**
 * Canonical JSON, written and read. Bytes come out in the form of RFC 8785 because they are written that way, not
 * because they are sorted afterwards.
 *
 * <p>Runs in: the agent's loader and the command. Depends on nothing; entered by every room of this module and by whoever
 * hands values to a record.
 */
package dev.bylaw.evidence.json;
