// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import com.cedarpolicy.model.policy.PolicySet;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.EvaluationError;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.fuzz.oracle.RustCedar;
import dev.bylaw.policy.fuzz.world.World;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.validate.TypedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares decisions, the policies that made them and those that erred; and which requests a schema allows. */
final class DecisionComparison {

    private final RustCedar rust;
    private final Tally tally;
    private final int requests;
    private final List<Way> ways;

    DecisionComparison(RustCedar rust, Tally tally, int requests, List<Way> ways) {
        this.rust = rust;
        this.tally = tally;
        this.requests = requests;
        this.ways = ways;
    }

    /** Without a schema: everything is said in full, and nothing is checked. */
    void untyped(World world, PolicySet theirs, dev.bylaw.policy.PolicySet policies) throws PolicyException {
        String json = world.entities();
        Entities entities = Entities.parse(Ours.source(json));
        List<Way.Decider> deciders =
                ways.stream().map(way -> way.over(policies, entities)).toList();
        Way.Decider heads = heads(policies, entities);
        for (int i = 0; i < requests; i++) {
            World.Ask ask = world.ask();
            String text = requestJson(ask, ask.context());
            Optional<Request> request = Ours.tried(() -> Request.parse(Ours.source(text)));
            Optional<RustCedar.Answer> answer = rust(theirs, Optional.empty(), json, ask, ask.context());
            compare(world, text, request, answer, deciders, heads);
        }
    }

    /** With a schema, which adds the actions, and by which entities and requests are read and checked. */
    void typed(
            World world,
            com.cedarpolicy.model.schema.Schema theirSchema,
            PolicySet theirs,
            Schema schema,
            dev.bylaw.policy.PolicySet policies)
            throws PolicyException {
        String json = world.terseEntities();
        Entities entities = TypedJson.parseEntities(Ours.source(json), schema);
        List<Way.Decider> deciders =
                ways.stream().map(way -> way.over(policies, entities)).toList();
        Way.Decider heads = heads(policies, entities);
        for (int i = 0; i < requests; i++) {
            World.Ask ask = world.ask();
            String text = requestJson(ask, ask.terseContext());
            Optional<Request> request = Ours.tried(() -> TypedJson.parseRequest(Ours.source(text), schema));
            Optional<RustCedar.Answer> answer = rust(theirs, Optional.of(theirSchema), json, ask, ask.terseContext());
            compare(world, text, request, answer, deciders, heads);
            tally.count("requests checked by a schema");
            tally.count("requests refused by a schema", answer.isPresent() ? 0 : 1);
        }
    }

    private void compare(
            World world,
            String text,
            Optional<Request> request,
            Optional<RustCedar.Answer> answer,
            List<Way.Decider> deciders,
            Way.Decider heads) {
        tally.compare(world.seed(), "request accepted", text, answer.isPresent(), request.isPresent());
        if (answer.isPresent() && request.isPresent()) {
            compare(world, request.get(), answer.get(), deciders);
            count(answer.get(), heads.decide(request.get()));
        }
    }

    private Optional<RustCedar.Answer> rust(
            PolicySet policies,
            Optional<com.cedarpolicy.model.schema.Schema> schema,
            String entities,
            World.Ask ask,
            Map<String, String> context) {
        return rust.authorize(
                policies,
                schema,
                entities,
                rust.uid(ask.principal().type(), ask.principal().id()),
                rust.uid(ask.action().type(), ask.action().id()),
                rust.uid(ask.resource().type(), ask.resource().id()),
                context);
    }

    private void compare(World world, Request request, RustCedar.Answer answer, List<Way.Decider> deciders) {
        for (int i = 0; i < deciders.size(); i++) {
            String what = "decision by the " + ways.get(i).name();
            try {
                Response response = deciders.get(i).decide(request);
                if (!answer(response).equals(answer)) {
                    tally.differ(world.seed(), what, request + "\n" + world.policyText(), answer, response);
                }
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                tally.differ(world.seed(), what, request + "\n" + world.policyText(), answer, e);
            }
        }
    }

    private static RustCedar.Answer answer(Response response) {
        return new RustCedar.Answer(
                response.decision(),
                new TreeSet<>(response.determining()),
                response.errors().stream()
                        .map(EvaluationError::policyId)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void count(RustCedar.Answer answer, Response reached) {
        tally.count("requests");
        tally.count("requests " + answer.decision().word());
        tally.count(
                "requests denied by a forbid",
                answer.decision().word().equals("deny") && !answer.determining().isEmpty() ? 1 : 0);
        tally.count("requests with an error", answer.erring().isEmpty() ? 0 : 1);
        tally.count("requests that reach a condition", reached.determining().isEmpty() ? 0 : 1);
        tally.count("conditions reached", reached.determining().size());
    }

    /** The policies that have conditions, without them: which ones answer says whose conditions are looked at. */
    private static Way.Decider heads(dev.bylaw.policy.PolicySet policies, Entities entities) {
        List<Policy> heads = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            PolicyBody body = policy.body();
            if (!body.conditions().isEmpty()) {
                heads.add(new Policy(
                        policy.id(),
                        new PolicyBody(
                                Effect.PERMIT,
                                body.annotations(),
                                body.principal(),
                                body.action(),
                                body.resource(),
                                List.of(),
                                body.span())));
            }
        }
        return Way.OF_THE_ENGINE.get(0).over(dev.bylaw.policy.PolicySet.of(heads), entities);
    }

    private static String requestJson(World.Ask ask, Map<String, String> context) {
        String values = context.entrySet().stream()
                .map(entry -> Ours.quote(entry.getKey()) + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return "{\"principal\":" + ask.principal().json(false) + ",\"action\":"
                + ask.action().json(false) + ",\"resource\":" + ask.resource().json(false) + ",\"context\":" + values
                + "}";
    }
}
