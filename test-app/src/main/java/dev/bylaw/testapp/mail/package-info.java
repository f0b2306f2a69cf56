// SPDX-License-Identifier: Apache-2.0
/** The mail that comes in, which anybody may have written, and the mail that goes out. Application code. */
package dev.bylaw.testapp.mail;
