// SPDX-License-Identifier: Apache-2.0
/**
 * What a record says: typed data in, the canonical bytes of an in-toto Statement v1 out, and the salted digests that stand
 * for a request's arguments.
 *
 * <p>Runs in: the agent's loader, on governed threads, and in the command. Depends on {@code json} alone; entered by whoever
 * has something to record, and by {@code log}, which encodes it. Pure: no I/O and no clock but {@link
 * dev.bylaw.evidence.statement.RecordIds}.
 */
package dev.bylaw.evidence.statement;
