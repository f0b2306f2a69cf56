// SPDX-License-Identifier: Apache-2.0
/**
 * Runs Java that a model wrote: compiled in memory, defined by a class loader of its own, with every bean in reach. It
 * is as dangerous as it sounds, and here on purpose: code that did not exist at start-up is governed like any other.
 */
package dev.bylaw.testapp.analysis;
