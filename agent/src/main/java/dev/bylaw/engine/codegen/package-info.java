// SPDX-License-Identifier: Apache-2.0
/**
 * Makes code of policies that are asked often: one hidden class for a few policies of one action.
 *
 * <p>{@link dev.bylaw.engine.codegen.HiddenClasses} is the way in. What it makes answers as the program that it was made of,
 * which goes on answering until the code is there, and for ever when there is none. Nothing here keeps a class or a program
 * alive: when the policies are replaced, their classes are unloaded with them.
 *
 * <p>Runs in: the agent's loader, on a thread of its own; the code that it makes runs on the application's threads.
 */
package dev.bylaw.engine.codegen;
