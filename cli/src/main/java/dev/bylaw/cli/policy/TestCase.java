// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.cli.json.JsonReader;
import dev.bylaw.cli.json.JsonSyntaxException;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One test of policies: a request, and what must be decided about it.
 *
 * @param file the file it stands in
 * @param name its name, unique in the file
 * @param request the request, as a file of {@code policy authorize} has it
 * @param decision {@code allow} or {@code deny}
 * @param reason the policies that must have decided, all and no others; absent when any may
 */
record TestCase(String file, String name, Source request, String decision, Optional<Set<String>> reason) {

    private static final Set<String> MEMBERS =
            Set.of("name", "principal", "action", "resource", "context", "decision", "reason");
    private static final List<String> OF_REQUEST = List.of("principal", "action", "resource", "context");

    /**
     * Reads a file of tests: {@code {"tests": [{"name": …, "principal": …, "action": …, "resource": …, "context": {…},
     * "decision": "allow"|"deny", "reason": [ids]}]}}, where context and reason may be left out.
     */
    static List<TestCase> parse(Source source) throws Failure {
        Json file;
        try {
            file = JsonReader.read(source.text());
        } catch (JsonSyntaxException e) {
            throw Failure.usage(e.in(source.name()), e);
        }
        if (!(file.at("tests") instanceof Json.Arr)
                || ((Json.Obj) file).members().size() != 1) {
            throw Failure.usage(source.name() + ": error: a file of tests is {\"tests\": [ … ]} and nothing else.");
        }
        List<TestCase> tests = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Json item : file.at("tests").items()) {
            TestCase test = test(source.name(), tests.size() + 1, item);
            if (!names.add(test.name())) {
                throw Failure.usage(source.name() + ": error: two tests are named \"" + test.name() + "\".");
            }
            tests.add(test);
        }
        return tests;
    }

    private static TestCase test(String file, int number, Json item) throws Failure {
        String place = file + ": error: test " + number;
        if (!(item instanceof Json.Obj object)) {
            throw Failure.usage(place + " is " + item.kind() + "; write an object.");
        }
        for (String member : object.members().keySet()) {
            if (!MEMBERS.contains(member)) {
                throw Failure.usage(place + " has a member \"" + member + "\", which no test has. Its members are "
                        + String.join(", ", MEMBERS.stream().sorted().toList()) + ".");
            }
        }
        String name = item.at("name").text();
        if (name.isEmpty()) {
            throw Failure.usage(place + " has no name. Name what it shows, as in \"a lead may refund any amount\".");
        }
        String decision = item.at("decision").text();
        if (!decision.equals("allow") && !decision.equals("deny")) {
            throw Failure.usage(
                    place + ", \"" + name + "\", expects no decision. Write \"decision\": \"allow\" or" + " \"deny\".");
        }
        return new TestCase(file, name, request(file, name, object), decision, reason(place, item.at("reason")));
    }

    private static Source request(String file, String name, Json.Obj test) {
        JsonLine request = new JsonLine();
        for (Map.Entry<String, Json> member : test.members().entrySet()) {
            if (OF_REQUEST.contains(member.getKey())) {
                request.put(member.getKey(), member.getValue());
            }
        }
        return new Source(file + " \"" + name + "\"", request.toString());
    }

    private static Optional<Set<String>> reason(String place, Json ids) throws Failure {
        if (!ids.isPresent()) {
            return Optional.empty();
        }
        Set<String> named = new HashSet<>(ids.texts());
        if (!(ids instanceof Json.Arr) || named.size() != ids.items().size()) {
            throw Failure.usage(place + " has a reason that is no list of policy ids, each once.");
        }
        return Optional.of(named);
    }

    /** Whether this is what must be decided. */
    boolean passes(Response response) {
        return response.decision().word().equals(decision)
                && (reason.isEmpty() || reason.get().equals(response.determining()));
    }

    /** What must be decided, in words. */
    String expectation() {
        return decision + reason.map(ids -> by(ids)).orElse("");
    }

    /** A decision in words, to be set against {@link #expectation}. */
    static String words(Response response) {
        return response.decision().word() + by(response.determining());
    }

    private static String by(Set<String> ids) {
        return ids.isEmpty()
                ? " by no policy"
                : " by " + String.join(", ", ids.stream().sorted().toList());
    }
}
