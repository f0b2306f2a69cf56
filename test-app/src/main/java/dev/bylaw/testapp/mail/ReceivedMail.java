// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.mail;

/** A mail as it came in. Whoever sent it chose every character of it. */
public record ReceivedMail(long id, String sender, String subject, String body) {}
