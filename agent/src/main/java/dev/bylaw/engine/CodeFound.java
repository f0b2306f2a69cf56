// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.cli.code.GovernedCode;
import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.schema.KnownMethods;
import dev.bylaw.engine.schema.PolicyCheck;
import dev.bylaw.engine.schema.Surroundings;
import dev.bylaw.engine.start.CodePlaces;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.weave.Foreseen;
import dev.bylaw.weave.Foresight;
import dev.bylaw.weave.Gap;
import dev.bylaw.weave.GovernRule;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Sink;
import dev.bylaw.weave.SinkPoint;
import dev.bylaw.weave.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The governed methods of the class files that the command was given. */
final class CodeFound implements GovernedCode {

    private final CodePlaces places;
    private final Foresight foresight;
    private final PolicyFiles.Content said;
    private final Optional<EntityUid> principal;
    private final KnownMethods known;
    private final List<Method> methods = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    CodeFound(CodePlaces places, Foresight foresight, PolicyFiles.Content said, Optional<EntityUid> principal) {
        this.places = places;
        this.foresight = foresight;
        this.said = said;
        this.principal = principal;
        this.known = new KnownMethods(places);
    }

    void read() throws IOException {
        places.walk((entry, classFile) -> {
            try {
                if (foresight.concerns(classFile)) {
                    add(foresight.foresee(classFile));
                }
            } catch (RuntimeException unreadable) {
                problems.add(entry + " cannot be read as a class file: " + unreadable);
            }
            return true;
        });
        for (GovernRule rule : foresight.unmatched()) {
            problems.add(
                    rule.file() + ":" + rule.line() + ": govern: \"" + rule.method() + "\" matches no method there.");
        }
    }

    /** The sinks are governed like methods, and are no methods of these class files. */
    void addSinks(Set<Sink> sinks) {
        for (Site site : SinkPoint.sites(sinks)) {
            known.add(site);
        }
    }

    private void add(Foreseen seen) {
        for (Site site : seen.sites()) {
            add(site, true);
        }
        for (Site site : seen.declarations()) {
            add(site, false);
        }
        for (Gap gap : seen.gaps()) {
            problems.add(gap.className() + '#' + gap.method() + ": " + gap.reason() + ".");
        }
    }

    private void add(Site site, boolean hasBody) {
        try {
            if (hasBody) {
                Question.of(site);
            }
            List<String> names = new ArrayList<>();
            for (Parameter parameter : site.parameters()) {
                if (!parameter.ignored() && !parameter.name().isEmpty()) {
                    names.add(parameter.name());
                }
            }
            methods.add(
                    new Method(site.className(), site.display(), site.action(), Question.resourceType(site), names));
            known.add(site);
        } catch (IllegalArgumentException unusable) {
            problems.add(site.display() + ": " + unusable.getMessage());
        }
    }

    @Override
    public List<Method> methods() {
        return List.copyOf(methods);
    }

    @Override
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public Schema schema() throws PolicyException {
        addNamed(said.policies());
        return known.schema(new Surroundings(said.schema(), said.entities(), principal), said.policies());
    }

    @Override
    public List<Diagnostic> check(PolicySet policies, Entities entities, Optional<Schema> schema) {
        Surroundings around =
                new Surroundings(schema.or(said::schema), entities.size() > 0 ? entities : said.entities(), principal);
        addNamed(policies);
        PolicyCheck.Report report = new PolicyCheck(known, around).check(policies);
        List<Diagnostic> all = new ArrayList<>(report.errors());
        all.addAll(report.unknownActions());
        all.addAll(report.warnings());
        return all;
    }

    /** Adds the actions that are governed where a policy names them. */
    private void addNamed(PolicySet policies) {
        if (PolicyCheck.headsName(policies, Delegations.ACTION)) {
            known.add(Delegations.SITE);
        }
        for (Site site : Reads.named(policies)) {
            known.add(site);
        }
    }
}
