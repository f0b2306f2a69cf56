// SPDX-License-Identifier: Apache-2.0
/** Orders and the money paid back on them. Application code; entered by the assistant's tools and by the web. */
package dev.bylaw.testapp.orders;
