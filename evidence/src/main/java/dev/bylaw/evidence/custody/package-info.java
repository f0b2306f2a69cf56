// SPDX-License-Identifier: Apache-2.0
/**
 * Verifies a log's folder as its owner keeps it: what is published, as everybody can, and beside it the private parts, which
 * nobody else sees. Reads the files by their documented formats rather than with the code that writes them, so that a mistake
 * there is not repeated here.
 *
 * <p>Runs in: the command. Depends on the other rooms of this module; entered by the command.
 */
package dev.bylaw.evidence.custody;
