// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.cli.policy.Explanation.Part;
import dev.bylaw.cli.policy.Explanation.Reading;
import dev.bylaw.policy.EvaluationError;
import dev.bylaw.policy.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An explanation for programs: the answer of authorize, and the policies with their parts. */
final class ExplanationJson {

    private ExplanationJson() {}

    static String of(Response response, List<Reading> readings) {
        return new JsonLine()
                .put("decision", response.decision().word())
                .put("reason", List.copyOf(response.determining()))
                .put(
                        "errors",
                        response.errors().stream()
                                .map(EvaluationError::policyId)
                                .toList())
                .put(
                        "policies",
                        new Json.Arr(
                                readings.stream().map(ExplanationJson::policy).toList()))
                .toString();
    }

    private static Json policy(Reading reading) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", new Json.Text(reading.policy().id()));
        members.put("effect", new Json.Text(reading.policy().effect().keyword()));
        if (!reading.policy().source().isNowhere()) {
            members.put("place", new Json.Text(reading.policy().source().toString()));
        }
        members.put("applies", new Json.Bool(reading.applies()));
        members.put(
                "parts",
                new Json.Arr(reading.parts().stream().map(ExplanationJson::part).toList()));
        return new Json.Obj(members);
    }

    private static Json part(Part part) {
        Map<String, Json> values = new LinkedHashMap<>();
        part.values().forEach((path, value) -> values.put(path, new Json.Text(value)));
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("text", new Json.Text(part.text()));
        members.put(
                "state",
                new Json.Text(part.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        members.put("values", new Json.Obj(values));
        return new Json.Obj(members);
    }
}
