// SPDX-License-Identifier: Apache-2.0
/** Applications for the tests that start JVMs: ordinary code, on a class path without the enforcer. */
package dev.bylaw.engine.app;
