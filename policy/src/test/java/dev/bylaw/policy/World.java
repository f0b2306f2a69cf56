// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.ast.Template;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.Decimal;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.IpAddr;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A small random world of entities, policies and requests in which everything meets everything often. */
final class World {

    static final List<String> TYPES = List.of("User", "Group", "Doc", "NS::Folder");
    static final List<String> NAMES = List.of("n", "s", "e", "r", "set", "d", "missing", "a b", "if");

    private static final int IDS = 4;
    private static final int ACTIONS = 5;

    private final Random random;
    final Entities entities;
    final PolicySet policies;

    World(long seed, int policyCount) {
        this.random = new Random(seed);
        this.entities = Entities.of(entities());
        this.policies = policies(policyCount);
    }

    EntityUid anyUid(Random r) {
        return r.nextInt(5) == 0
                ? action(r)
                : EntityUid.of(TYPES.get(r.nextInt(TYPES.size())), "i" + r.nextInt(IDS + 1));
    }

    private static EntityUid action(Random r) {
        return EntityUid.of("Action", "a" + r.nextInt(ACTIONS));
    }

    Request request() {
        return new Request(anyUid(random), action(random), anyUid(random), attributes(2));
    }

    // Parents come later in the order than their children, so that there is no cycle.
    private List<Entity> entities() {
        List<Entity> all = new ArrayList<>();
        List<EntityUid> uids = new ArrayList<>();
        for (int i = 0; i < IDS; i++) {
            for (String type : TYPES) {
                uids.add(EntityUid.of(type, "i" + i));
            }
        }
        for (int i = 0; i < ACTIONS; i++) {
            uids.add(EntityUid.of("Action", "a" + i));
        }
        for (int i = 0; i < uids.size(); i++) {
            Set<EntityUid> parents = new HashSet<>();
            for (int j = i + 1; j < uids.size() && parents.size() < 3; j++) {
                if (random.nextInt(8) == 0) {
                    parents.add(uids.get(j));
                }
            }
            if (random.nextInt(10) != 0) {
                all.add(new Entity(uids.get(i), attributes(2), attributes(1), parents));
            }
        }
        return all;
    }

    private RecordValue attributes(int depth) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(5) != 0 && !name.equals("missing")) {
                attributes.put(name, random.nextInt(12) == 0 ? BoolValue.TRUE : value(name, depth));
            }
        }
        return RecordValue.of(attributes);
    }

    private Value value(String name, int depth) {
        return switch (name) {
            case "n" -> new LongValue(random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextInt(9));
            case "s" ->
                new StringValue(List.of("a", "ab", "1.0", "::1", "2024-10-15").get(random.nextInt(5)));
            case "e" -> anyUid(random);
            case "r" -> depth > 0 ? attributes(depth - 1) : RecordValue.EMPTY;
            case "set" -> SetValue.of(new LongValue(random.nextInt(3)), anyUid(random));
            case "d" -> random.nextBoolean() ? Decimal.parse("1.5") : IpAddr.parse("10.0.0.1");
            default -> new StringValue(name);
        };
    }

    private PolicySet policies(int count) {
        ExprGenerator expressions = new ExprGenerator(random, this);
        List<Policy> policies = new ArrayList<>();
        List<Template> templates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PolicyBody body = new PolicyBody(
                    random.nextInt(3) == 0 ? Effect.FORBID : Effect.PERMIT,
                    random.nextInt(4) == 0 ? Map.of("reason", "é \"x\"\n") : Map.of(),
                    scope(),
                    actionScope(),
                    scope(),
                    conditions(expressions),
                    Span.NONE);
            if (body.hasSlots()) {
                Template template = new Template("t" + i, body);
                Map<Slot, EntityUid> values = new LinkedHashMap<>();
                template.slots().forEach(slot -> values.put(slot, anyUid(random)));
                templates.add(template);
                policies.add(template.link("p" + i, values));
            } else {
                policies.add(new Policy("p" + i, body));
            }
        }
        return PolicySet.of(policies, templates);
    }

    private List<Condition> conditions(ExprGenerator expressions) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Condition.Kind kind = random.nextInt(3) == 0 ? Condition.Kind.UNLESS : Condition.Kind.WHEN;
            conditions.add(new Condition(kind, expressions.bool(4), Span.NONE));
        }
        return conditions;
    }

    private Scope scope() {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        return switch (random.nextInt(11)) {
            case 0 -> new Scope.Equal(anyUid(random));
            case 1, 2 -> new Scope.In(anyUid(random));
            case 3 -> new Scope.Is(type);
            case 4 -> new Scope.IsIn(type, anyUid(random));
            case 5 ->
                List.<Scope>of(new Scope.EqualSlot(), new Scope.InSlot(), new Scope.IsInSlot(type))
                        .get(random.nextInt(3));
            default -> new Scope.All();
        };
    }

    private ActionScope actionScope() {
        return switch (random.nextInt(6)) {
            case 0 -> new ActionScope.Equal(action(random));
            case 1 -> new ActionScope.In(action(random));
            case 2 -> new ActionScope.InAny(List.of(action(random), action(random)));
            default -> new ActionScope.All();
        };
    }
}
