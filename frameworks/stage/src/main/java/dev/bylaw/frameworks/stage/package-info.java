// SPDX-License-Identifier: Apache-2.0
/**
 * Plays an application of an agent framework in a JVM of its own under bylaw.jar, scene by scene.
 *
 * <p>{@code Stage} runs in the application, which is why it uses nothing but the JDK; the rest runs in the test.
 */
package dev.bylaw.frameworks.stage;
