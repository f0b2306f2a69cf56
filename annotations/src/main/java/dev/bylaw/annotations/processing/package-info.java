// SPDX-License-Identifier: Apache-2.0
/**
 * Writes the inventory of governed classes at build time.
 *
 * <p>Runs in: the compiler. Nothing here is used at run time.
 */
package dev.bylaw.annotations.processing;
