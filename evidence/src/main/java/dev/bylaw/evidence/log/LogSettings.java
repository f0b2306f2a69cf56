// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import java.nio.file.Path;

/**
 * Which log, and who writes it.
 *
 * @param folder the log's folder
 * @param origin the log's name for ever: {@code example.com/orders/prod}, without a scheme
 * @param pointId the enforcement point's name, stable over restarts
 * @param agentVersion the version of the enforcer
 */
public record LogSettings(Path folder, String origin, String pointId, String agentVersion) {}
