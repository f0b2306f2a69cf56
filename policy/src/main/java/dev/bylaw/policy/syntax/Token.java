// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

/** A token, and where it stands: from {@code start} to before {@code end}, in UTF-16 units. */
public record Token(TokenKind kind, int start, int end) {}
