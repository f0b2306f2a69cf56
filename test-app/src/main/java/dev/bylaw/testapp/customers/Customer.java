// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.customers;

/** A customer, as stored. */
public record Customer(String id, String name, String email) {}
