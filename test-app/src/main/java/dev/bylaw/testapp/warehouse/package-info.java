// SPDX-License-Identifier: Apache-2.0
/**
 * The warehouse: a service of its own in all but its process, reached by MCP over HTTP and by nothing else. Who acts there is
 * what the pass of a request says, and the warehouse under a name of its own at the end.
 */
package dev.bylaw.testapp.warehouse;
