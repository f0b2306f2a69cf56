// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/**
 * A power of the JVM that somebody wanted to use and was refused.
 *
 * @param className the class of the JDK that has it, with dots
 * @param method its method
 * @param detail what it was to be used on: an agent's class, a command's name; {@code null} when nothing is known
 * @param reason what whoever wanted it was told
 */
public record Power(String className, String method, String detail, String reason) {}
