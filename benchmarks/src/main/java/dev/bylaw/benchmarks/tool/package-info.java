// SPDX-License-Identifier: Apache-2.0
/** What the adapters cost beside the frameworks' own work: tools, as an executor calls them when a model has asked. */
package dev.bylaw.benchmarks.tool;
