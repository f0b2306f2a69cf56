// SPDX-License-Identifier: Apache-2.0
/** What runs in the attacked JVM: ordinary code, on a class path without the enforcer. */
package dev.bylaw.threats.app;
