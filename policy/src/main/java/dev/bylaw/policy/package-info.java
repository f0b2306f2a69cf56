/**
 * The Cedar policy language in plain Java: text in, decision out.
 *
 * <p>This package is the door: read a {@link dev.bylaw.policy.PolicySet} and {@link dev.bylaw.policy.Entities}, ask the
 * {@link dev.bylaw.policy.Authorizer}. It is pure: no file, no clock, no thread, no state that changes. It is an
 * independent implementation of version 4.5 of the language.
 *
 * <p>Runs in: the agent's loader, on application threads.
 */
package dev.bylaw.policy;
