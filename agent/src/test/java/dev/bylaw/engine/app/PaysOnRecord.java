// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.nio.file.Path;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** Pays 7, and fails to pay 7,123,456, while the flight recorder runs. */
public final class PaysOnRecord {

    private PaysOnRecord() {}

    /** The argument is a file that the recording is dumped to; without one, the flag on the command line records. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            payWhenEventsAreThere();
            return;
        }
        try (Recording recording = new Recording()) {
            recording.enable("bylaw.Decision");
            recording.start();
            payWhenEventsAreThere();
            recording.stop();
            recording.dump(Path.of(arguments[0]));
        }
    }

    private static void payWhenEventsAreThere() throws Exception {
        for (int i = 0; i < 1200 && !isThere(); i++) {
            Thread.sleep(50);
        }
        Bylaw.as(Principal.of("Agent", "payer")).call(() -> {
            pay(7);
            pay(7_123_456);
            return null;
        });
    }

    private static boolean isThere() {
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            if (type.getName().equals("bylaw.Decision")) {
                return true;
            }
        }
        return false;
    }

    private static void pay(long amount) {
        try {
            new Till().pay("p", amount);
        } catch (SecurityException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
