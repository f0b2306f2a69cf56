// SPDX-License-Identifier: Apache-2.0
/**
 * The fulfilment agent, made with Spring AI: what the support agent hands it, it does with tools of its own and with those of
 * the warehouse, which it reaches by MCP. Its tools are governed by the frameworks' own annotations.
 */
package dev.bylaw.testapp.fulfilment;
