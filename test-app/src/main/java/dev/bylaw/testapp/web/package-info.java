// SPDX-License-Identifier: Apache-2.0
/** The service's HTTP interface. A person's name comes in here, and nowhere else. */
package dev.bylaw.testapp.web;
