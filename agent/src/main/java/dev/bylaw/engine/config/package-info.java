/**
 * What the operator said: agent argument, system properties, environment and {@code bylaw.yaml}, read once.
 *
 * <p>Runs in: the agent's loader, in premain only; afterwards nothing reads configuration, so nothing that the
 * application does to system properties changes how it is governed. Neighbours need {@link
 * dev.bylaw.engine.config.Settings} and {@link dev.bylaw.engine.config.SettingsReader}.
 */
package dev.bylaw.engine.config;
