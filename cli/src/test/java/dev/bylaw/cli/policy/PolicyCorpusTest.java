// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.cli.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of Cedar's conformance corpus through the command, with its exit codes, as a user would run it. */
class PolicyCorpusTest {

    private static final int EVERY = 40;
    private static final Pattern ACTION_GROUP = Pattern.compile("action [^;]*\\bin\\b");

    @TempDir
    Path folder;

    private List<Path> sample;

    @BeforeEach
    void unpackTheCorpus() throws Exception {
        String data = System.getProperty("bylaw.data", "");
        Assumptions.assumeFalse(data.isEmpty(), "conformance data not given: run with -Dbylaw.data=<folder>");
        Path archive = Path.of(data, "cedar", "corpus-tests.tar.gz");
        Process tar = new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("corpus-tests"))) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().endsWith(".entities.json"))
                    .sorted()
                    .toList();
            sample = new ArrayList<>();
            for (int i = 0; i < cases.size(); i += EVERY) {
                sample.add(cases.get(i));
            }
        }
    }

    @Test
    void authorize_answers_as_the_corpus_says_and_exits_by_the_decision() throws Exception {
        int asked = 0;
        for (Path file : sample) {
            Json test = JsonReader.read(Files.readString(file));
            // Without a schema the command knows no groups of actions.
            if (ACTION_GROUP.matcher(Files.readString(path(test, "schema"))).find()) {
                continue;
            }
            for (Json request : test.at("requests").items()) {
                asked++;
                Ran ran = authorize(test, request);
                String decision = request.at("decision").text();
                String answer = new JsonLine()
                        .put("decision", decision)
                        .put("reason", request.at("reason"))
                        .put("errors", request.at("errors"))
                        .toString();
                assertThat(ran.out()).as("%s", file).isEqualTo(answer + "\n");
                assertThat(ran.exit()).isEqualTo(decision.equals("allow") ? 0 : 1);
            }
        }
        assertThat(asked).isGreaterThan(400);
    }

    @Test
    void validate_exits_0_for_what_should_validate_and_1_for_what_should_not() throws Exception {
        int invalid = 0;
        for (Path file : sample) {
            Json test = JsonReader.read(Files.readString(file));
            boolean valid = test.at("shouldValidate").equals(new Json.Bool(true));
            invalid += valid ? 0 : 1;
            Ran ran = bylaw("policy", "validate", "--schema", path(test, "schema"), path(test, "policies"));
            assertThat(ran.exit()).as("%s: %s", file, ran.err()).isEqualTo(valid ? 0 : 1);
        }
        assertThat(invalid).isGreaterThan(10);
    }

    private Path path(Json test, String member) {
        return folder.resolve(test.at(member).text());
    }

    private Ran authorize(Json test, Json asked) throws Exception {
        JsonLine request = new JsonLine();
        for (String member : List.of("principal", "action", "resource", "context")) {
            request.put(member, asked.at(member));
        }
        Path file = Files.writeString(folder.resolve("request.json"), request.toString());
        return bylaw(
                "policy",
                "authorize",
                "--policies",
                path(test, "policies"),
                "--entities",
                path(test, "entities"),
                "--request",
                file);
    }
}
