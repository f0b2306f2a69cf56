// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

/**
 * Something that does not verify.
 *
 * @param file the file, relative to the log's folder
 * @param message what is wrong with it
 */
public record Finding(String file, String message) {}
