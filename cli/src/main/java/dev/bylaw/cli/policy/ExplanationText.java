// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Paint.Tone;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.cli.policy.Explanation.Part;
import dev.bylaw.cli.policy.Explanation.Reading;
import dev.bylaw.cli.policy.Explanation.State;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.ast.Effect;
import java.util.List;
import java.util.Map;

/** An explanation for people: the decision, the policies part by part, and what would have to differ. */
final class ExplanationText {

    private final Console console;
    private final Response response;
    private final List<Reading> readings;

    ExplanationText(Console console, Response response, List<Reading> readings) {
        this.console = console;
        this.response = response;
        this.readings = readings;
    }

    /** Prints it; so many policies are left out because they are about other actions. */
    void print(int others) {
        console.answer(decision());
        for (Reading reading : readings) {
            console.answer("");
            policy(reading);
        }
        if (others > 0) {
            console.answer("");
            console.answer(others + (others == 1 ? " policy is" : " policies are") + " about other actions.");
        }
        if (!response.isAllowed()) {
            console.answer("");
            remedies();
        }
    }

    private String decision() {
        String word = console.outPaint()
                .tone(
                        response.isAllowed() ? Tone.GOOD : Tone.BAD,
                        response.decision().word());
        if (response.determining().isEmpty()) {
            return word + ": no permit applies";
        }
        String names = Visible.text(String.join(", ", response.determining()));
        return word + ": " + (response.isAllowed() ? "permitted by " : "forbidden by ") + names;
    }

    private void policy(Reading reading) {
        String verdict =
                reading.applies() ? "applies" : reading.isSkipped() ? "skipped: it has no value" : "does not apply";
        boolean good = reading.is(Effect.PERMIT);
        Tone tone = !reading.applies() ? Tone.DOUBTFUL : good ? Tone.GOOD : Tone.BAD;
        String place = reading.policy().source().isNowhere()
                ? ""
                : "  (" + reading.policy().source() + ")";
        console.answer(console.outPaint()
                        .tone(
                                Tone.HEADING,
                                reading.policy().effect().keyword() + " "
                                        + Visible.text(reading.policy().id()))
                + " " + console.outPaint().tone(tone, verdict) + Visible.text(place));
        reading.parts().forEach(this::part);
    }

    private void part(Part part) {
        String mark = switch (part.state()) {
            case HOLDS -> "yes";
            case FAILS -> "no ";
            case ERROR -> "err";
            case NOT_REACHED -> "-  ";
        };
        Tone tone = part.state() == State.HOLDS || part.state() == State.NOT_REACHED ? Tone.NEUTRAL : Tone.DOUBTFUL;
        console.answer("  " + console.outPaint().tone(tone, mark) + "  " + Visible.text(part.text()));
        for (Map.Entry<String, String> value : part.values().entrySet()) {
            if (!value.getKey().equals(part.text())) { // a scope that asks for nothing has nothing to compare
                console.answer("         " + Visible.text(value.getKey() + " = " + value.getValue()));
            }
        }
    }

    /** What must change so that the request would be allowed. */
    private void remedies() {
        console.answer(console.outPaint().tone(Tone.HEADING, "To be allowed"));
        for (Reading reading : readings) {
            if (reading.applies() && reading.is(Effect.FORBID)) {
                console.answer("  forbid " + Visible.text(reading.policy().id())
                        + " must no longer apply: one of its parts above must fail");
                annotation(reading, "approval", "    or a ", " approves, where the enforcer asks for approval");
            }
        }
        boolean permitted = readings.stream().anyMatch(reading -> reading.is(Effect.PERMIT) && reading.applies());
        List<Reading> permits =
                readings.stream().filter(reading -> reading.is(Effect.PERMIT)).toList();
        if (permitted) {
            return;
        }
        if (permits.isEmpty()) {
            console.answer("  there must be a permit for this action; none is about it");
            return;
        }
        console.answer("  one of these permits must apply:");
        for (Reading permit : permits) {
            List<String> missing = permit.failing().stream().map(Part::text).toList();
            console.answer(
                    "    " + Visible.text(permit.policy().id() + ", which lacks: " + String.join("; ", missing)));
        }
    }

    private void annotation(Reading reading, String name, String before, String after) {
        String value = reading.policy().annotations().get(name);
        if (value != null) {
            console.answer(before + Visible.text(value) + after);
        }
    }
}
