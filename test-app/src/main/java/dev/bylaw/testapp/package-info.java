// SPDX-License-Identifier: Apache-2.0
/**
 * A customer service with an LLM agent in it: an ordinary Spring Boot application, of which the enforcer changes
 * nothing. Everything here runs in the application's loaders, and also without the enforcer.
 */
package dev.bylaw.testapp;
