// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.sink;

/**
 * What is about to be done.
 *
 * @param arguments the inputs of the action, in their order
 * @param refusal why nobody may do it, whatever policies say; {@code null} when policies decide
 */
@SuppressWarnings("ArrayRecordComponent") // made and read once
public record Effect(Object[] arguments, String refusal) {}
