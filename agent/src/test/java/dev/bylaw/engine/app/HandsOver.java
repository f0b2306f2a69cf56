// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Hands one and the same task over by every road that a class lists: as alice, as bob, as nobody, and as alice again. The task
 * pays on the road. What came of it is in the log.
 */
public final class HandsOver {

    private static final int SECONDS = 60;

    private HandsOver() {}

    /** Arguments: the classes of roads. Prints the roads that were gone. */
    public static void main(String[] arguments) throws Exception {
        for (String roads : arguments) {
            HandoverRoads all = Class.forName(roads)
                    .asSubclass(HandoverRoads.class)
                    .getConstructor()
                    .newInstance();
            for (Map.Entry<String, HandoverRoads.Road> each : all.roads().entrySet()) {
                go(each.getKey(), each.getValue());
            }
            all.close();
        }
        System.exit(0);
    }

    private static void go(String name, HandoverRoads.Road road) throws Exception {
        HandoverRoads.Errand errand = new HandoverRoads.Errand(() -> new Till().pay(name, 1));
        for (String who : new String[] {"alice", "bob", "", "alice"}) {
            if (who.isEmpty()) {
                road.go(errand);
            } else {
                Bylaw.as(Principal.of("User", who)).call(() -> {
                    road.go(errand);
                    return null;
                });
            }
            if (!errand.done.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " never ran the task");
            }
        }
        System.out.println(name);
    }
}
