// SPDX-License-Identifier: Apache-2.0
/** Support tickets. Application code. The interface is governed, and with it whatever implements it. */
package dev.bylaw.testapp.tickets;
