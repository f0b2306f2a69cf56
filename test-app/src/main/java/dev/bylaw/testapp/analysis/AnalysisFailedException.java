// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.analysis;

/** The source did not compile, or failed while it ran. The message is for the model that wrote it. */
public final class AnalysisFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnalysisFailedException(String message) {
        super(message);
    }
}
