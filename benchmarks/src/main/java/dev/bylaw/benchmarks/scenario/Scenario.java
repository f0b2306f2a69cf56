// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.scenario;

import dev.bylaw.policy.ast.Effect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Transfers between accounts: three rules that apply to a transfer, among as many as are asked for that do not.
 *
 * <p>The others are spread over 64 actions, so that traffic over all of them meets about a 64th of them at each call.
 * The same number of policies gives the same scenario, always.
 *
 * @param allowed a transfer that is allowed
 * @param denied the same transfer, too large to go without approval
 * @param mixed calls of every action by different people, in random order; some allowed, some denied
 */
public record Scenario(List<Rule> rules, Call allowed, Call denied, List<Call> mixed) {

    /** The action that the three rules are about. */
    public static final String TRANSFER = "transfer";

    /** The group that may transfer. */
    public static final String OPS = "ops";

    private static final int ACTIONS = 64;
    private static final int GROUPS = 7;
    private static final int PEOPLE = 16;
    private static final int CALLS = 256;

    private static final List<Rule> OF_TRANSFERS = List.of(
            new Rule(
                    "small-transfers",
                    Effect.PERMIT,
                    OPS,
                    TRANSFER,
                    "principal.active && principal.clearance >= 2 && context.input.amount <= 5000"
                            + " && context.input.currency == resource.currency"),
            new Rule("frozen-accounts", Effect.FORBID, null, TRANSFER, "resource.frozen"),
            new Rule(
                    "four-eyes",
                    Effect.FORBID,
                    null,
                    TRANSFER,
                    "context.input.amount > 1000 && !context.input.approved"
                            + " && context.input.purpose != \"payroll\""));

    /** The scenario with this many policies, three of them about transfers. */
    public static Scenario of(int policies) {
        List<Rule> rules = new ArrayList<>(OF_TRANSFERS);
        for (int i = 0; rules.size() < policies; i++) {
            rules.add(other(i));
        }
        // The rules that apply must not all stand first, where an engine that stops early would find them at once.
        Collections.shuffle(rules, new Random(7));
        Call allowed = call(PEOPLE, TRANSFER, 0, 250, false);
        Call denied = call(PEOPLE, TRANSFER, 0, 2_500, false);
        return new Scenario(List.copyOf(rules), allowed, denied, traffic());
    }

    private static Rule other(int i) {
        String action = action(i);
        if (i % 4 == 3) {
            String condition = "context.input.amount > " + 1_000 * (2 + i % 7) + " && !context.input.approved";
            return new Rule("limit-" + i, Effect.FORBID, null, action, condition);
        }
        String condition = "principal.clearance >= " + i % 4 + " && context.input.amount <= " + 1_000 * (1 + i % 9);
        return new Rule("grant-" + i, Effect.PERMIT, "g" + i % GROUPS, action, condition);
    }

    private static String action(int i) {
        return "op" + i % ACTIONS;
    }

    private static List<Call> traffic() {
        Random random = new Random(42);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String action = i % (ACTIONS + 1) == ACTIONS ? TRANSFER : action(i);
            calls.add(call(
                    random.nextInt(PEOPLE + 1),
                    action,
                    random.nextInt(PEOPLE),
                    random.nextInt(9_000),
                    random.nextBoolean()));
        }
        Collections.shuffle(calls, random);
        return List.copyOf(calls);
    }

    private static Call call(int person, String action, int account, long amount, boolean approved) {
        return new Call(person(person), action, account(account), amount, "EUR", "rent", approved);
    }

    private static Person person(int i) {
        String group = i < PEOPLE ? "g" + i % GROUPS : OPS;
        return new Person("a" + i, group, i % 2 == 0 ? "finance" : "support", i < PEOPLE ? i % 4 : 3, true);
    }

    private static Account account(int i) {
        return new Account("acc-" + i, "a" + i, i % 8 == 7 ? "USD" : "EUR", i % 5 == 4);
    }

    /** All rules as one Cedar policy file. */
    public String cedar() {
        return rules.stream().map(Rule::cedar).collect(Collectors.joining("\n"));
    }

    /** What the rules are checked against, as a Cedar schema. */
    public String schema() {
        String actions = rules.stream()
                .map(Rule::action)
                .distinct()
                .map(action -> "\"" + action + "\"")
                .collect(Collectors.joining(", "));
        return """
                entity Group;
                entity Agent in [Group] { department: String, clearance: Long, active: Bool };
                entity Account { owner: String, currency: String, frozen: Bool };
                action %s appliesTo {
                  principal: [Agent],
                  resource: [Account],
                  context: { input: { amount: Long, approved: Bool, currency: String, purpose: String } }
                };
                """.formatted(actions);
    }

    /** Every account, by its id. */
    public static Map<String, Account> accounts() {
        return IntStream.range(0, PEOPLE).mapToObj(Scenario::account).collect(Collectors.toMap(Account::id, a -> a));
    }

    /** Everybody, every account and every group, as a Cedar entity file. */
    public static String entities() {
        List<String> entities = new ArrayList<>();
        for (int i = 0; i <= PEOPLE; i++) {
            entities.add(entity(person(i)));
        }
        for (int i = 0; i < PEOPLE; i++) {
            entities.add(entity(account(i)));
        }
        for (int i = 0; i < GROUPS; i++) {
            entities.add(group("g" + i));
        }
        entities.add(group(OPS));
        return entities.stream().collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    /** The three entities that a call is about, as a Cedar entity file. */
    public static String entitiesOf(Call call) {
        return "[" + entity(call.person()) + "," + entity(call.account()) + ","
                + group(call.person().group()) + "]";
    }

    private static String entity(Person person) {
        return "{\"uid\": {\"type\": \"Agent\", \"id\": \"" + person.id() + "\"}, \"attrs\": {\"department\": \""
                + person.department() + "\", \"clearance\": " + person.clearance() + ", \"active\": " + person.active()
                + "}, \"parents\": [{\"type\": \"Group\", \"id\": \"" + person.group() + "\"}]}";
    }

    private static String entity(Account account) {
        return "{\"uid\": {\"type\": \"Account\", \"id\": \"" + account.id() + "\"}, \"attrs\": {\"owner\": \""
                + account.owner() + "\", \"currency\": \"" + account.currency() + "\", \"frozen\": " + account.frozen()
                + "}, \"parents\": []}";
    }

    private static String group(String id) {
        return "{\"uid\": {\"type\": \"Group\", \"id\": \"" + id + "\"}, \"attrs\": {}, \"parents\": []}";
    }
}
