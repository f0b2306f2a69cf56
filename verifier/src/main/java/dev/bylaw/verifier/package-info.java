// SPDX-License-Identifier: Apache-2.0
/**
 * A command for those who are handed receipts or logs and run nothing else of Bylaw: one small file without dependencies.
 *
 * <p>Runs in: a JVM of its own. Depends on what verifies in {@code dev.bylaw.evidence}; entered by nobody.
 */
package dev.bylaw.verifier;
