// SPDX-License-Identifier: Apache-2.0
/** Customers and what may be done with them. Application code; entered by the assistant's tools and by the web. */
package dev.bylaw.testapp.customers;
