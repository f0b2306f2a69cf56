// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Failure;
import dev.bylaw.evidence.index.LogQuery;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The options that choose decisions; all that are given must hold. */
final class DecisionFilter {

    private static final DateTimeFormatter RECORDED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Option(names = "--action", paramLabel = "A", description = "The action's name.")
    private String action;

    @Option(
            names = "--principal",
            paramLabel = "P",
            description = "Anybody in the chain: User::\"maya\", or the id alone.")
    private String principal;

    @Option(names = "--resource", paramLabel = "R", description = "The resource: Order::\"o-17\", or the id alone.")
    private String resource;

    @Option(names = "--decision", paramLabel = "D", description = "allow, deny or escalate.")
    private String decision;

    @Option(names = "--outcome", paramLabel = "O", description = "completed, failed, unknown or none.")
    private String outcome;

    @Option(names = "--rule", paramLabel = "ID", description = "A policy that decided.")
    private String rule;

    @Option(names = "--session", paramLabel = "S", description = "The session.")
    private String session;

    @Option(
            names = "--since",
            paramLabel = "T",
            description = "Not before: 2026-11-01, 2026-11-01T09:30:00Z, or how long ago: 90m, 12h, 7d.")
    private String since;

    @Option(names = "--until", paramLabel = "T", description = "Before; written as --since.")
    private String until;

    /** What is chosen, seen from this moment. */
    Predicate<DecisionView> predicate(Instant now) throws Failure {
        oneOf("--decision", decision, Set.of("allow", "deny", "escalate"));
        String from = since == null ? null : RECORDED.format(bound("--since", since, now));
        String to = until == null ? null : RECORDED.format(bound("--until", until, now));
        return view -> (action == null || names(view.action(), action))
                && (principal == null || view.who().stream().anyMatch(who -> names(who, principal)))
                && (resource == null || names(view.resource(), resource))
                && (decision == null || view.decision().equals(decision))
                && (outcome == null || view.outcome().equals(outcome))
                && (rule == null || view.policies().contains(rule))
                && (session == null || view.session().equals(session))
                // All times of records are UTC with six decimals, so their texts compare as they do.
                && (from == null || view.time().compareTo(from) >= 0)
                && (to == null || view.time().compareTo(to) < 0);
    }

    /** Narrows a query to what may be chosen; what it finds, the predicate must still be asked about. */
    void narrow(LogQuery query, Instant now) throws Failure {
        if (action != null) {
            query.action(idOf(action));
        }
        if (principal != null) {
            query.principal(principal);
        }
        if (resource != null) {
            query.resource(resource);
        }
        if (decision != null) {
            query.decision(decision);
        }
        if (rule != null) {
            query.policy(rule);
        }
        if (session != null) {
            query.session(session);
        }
        if (since != null) {
            query.since(micros(bound("--since", since, now)));
        }
        if (until != null) {
            query.until(micros(bound("--until", until, now)) + 1);
        }
    }

    /** Records name an action by its id alone. */
    private static String idOf(String action) {
        int id = action.indexOf("::\"");
        return id < 0 || !action.endsWith("\"") ? action : action.substring(id + 3, action.length() - 1);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Whether an entity, or a name, is the one that was asked for: as it is written, or by its id. */
    private static boolean names(String entity, String asked) {
        return entity.equals(asked) || entity.endsWith("::\"" + asked + "\"") || asked.endsWith("::\"" + entity + "\"");
    }

    private static void oneOf(String option, String value, Set<String> allowed) throws Failure {
        if (value != null && !allowed.contains(value)) {
            throw Failure.usage("bylaw log query: " + option + " '" + value + "' is none of "
                    + String.join(", ", allowed.stream().sorted().toList()) + ".");
        }
    }

    private static Instant bound(String option, String text, Instant now) throws Failure {
        try {
            return instant(text, now);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw Failure.usage(
                    "bylaw log query: " + option + " '" + text
                            + "' is no time. Write 2026-11-01, 2026-11-01T09:30:00Z, or how long ago: 90m, 12h, 7d.",
                    e);
        }
    }

    private static Instant instant(String text, Instant now) {
        if (text.contains("T")) {
            return Instant.parse(text);
        } else if (text.contains("-")) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (text.isEmpty()) {
            throw new NumberFormatException("empty");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        Duration ago = switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> throw new NumberFormatException("no unit");
        };
        return now.minus(ago);
    }
}
