// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.fork;

import dev.bylaw.gate.BylawEnforcer;
import dev.bylaw.gate.BylawSubscription;
import dev.bylaw.weave.Engine;
import dev.bylaw.weave.Gap;
import dev.bylaw.weave.GovernRule;
import dev.bylaw.weave.MethodPattern;
import dev.bylaw.weave.Power;
import dev.bylaw.weave.Sink;
import dev.bylaw.weave.Site;
import dev.bylaw.weave.StartContext;
import dev.bylaw.weave.Tools;
import dev.bylaw.weave.Weaving;
import dev.bylaw.weave.Woven;
import java.lang.reflect.Method;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * An engine that denies what it is told to, and remembers every call in memory. {@link Calls} talks to it from the
 * application's side, through the gate.
 *
 * <p>Agent arguments: {@code ;} between entries, each {@code rule=PATTERN}, {@code agent=CLASS} (an agent that keeps its
 * powers), {@code arguments} (have arguments handed over everywhere) or {@code quiet} (remember nothing).
 */
public final class TestEngine implements Engine, BylawEnforcer {

    private final List<GovernRule> rules = new ArrayList<>();
    private final List<String> agents = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<Site> open = new ArrayList<>();
    private final Set<String> denied = new HashSet<>();
    private final Set<String> wanting = new HashSet<>();
    private boolean argumentsEverywhere;
    private boolean quiet;
    private Weaving weaving;

    private TestEngine() {}

    /** Takes the place of the engine's start. In bylaw.jar it is in another package, hence the public method. */
    public static final class Factory implements Engine.Factory {
        @Override
        public Engine prepare(StartContext context) {
            return of(context.arguments() == null ? "" : context.arguments());
        }
    }

    /** An engine for these agent arguments. */
    public static TestEngine of(String arguments) {
        TestEngine engine = new TestEngine();
        for (String entry : arguments.split(";", -1)) {
            if (entry.startsWith("rule=")) {
                MethodPattern pattern = MethodPattern.parse(entry.substring(5));
                engine.rules.add(new GovernRule(pattern, null, null, List.of(), "test", 1));
            }
            if (entry.startsWith("agent=")) {
                engine.agents.add(entry.substring(6));
            }
            engine.argumentsEverywhere |= entry.equals("arguments");
            engine.quiet |= entry.equals("quiet");
        }
        return engine;
    }

    @Override
    public List<GovernRule> rules() {
        return rules;
    }

    @Override
    public void flightRecorderAppears() {}

    @Override
    public Tools tools() {
        return Tools.ALL;
    }

    @Override
    public List<String> agents() {
        return agents;
    }

    @Override
    public String sha256(byte[] classFile) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(classFile));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Set<Sink> sinks() {
        return Set.of();
    }

    @Override
    public int sink(int site, Object subject, Object other, int detail, int further) {
        throw new SecurityException("no sinks");
    }

    @Override
    public synchronized void refused(Power power) {
        events.add("closed " + power.className() + "#" + power.method());
    }

    @Override
    public void power(String operation, Object subject, String detail) {
        weaving.power(operation, subject, detail);
    }

    @Override
    public byte[] transformed(Object instrumentation, ClassLoader loader, String name, byte[] before, byte[] after) {
        return weaving.transformed(instrumentation, loader, name, before, after);
    }

    @Override
    public BylawSubscription subscribe(Object self) {
        throw new SecurityException("no subscriptions");
    }

    @Override
    public boolean isSubscribed(int site, Object self, Object given) {
        return true;
    }

    @Override
    public boolean carries() {
        return false;
    }

    @Override
    public Object handOver(Object task) {
        return null;
    }

    @Override
    public Object begin(Object authority) {
        return null;
    }

    @Override
    public void end(Object begun) {}

    @Override
    public BylawEnforcer enforcer(Weaving given) {
        weaving = given;
        return this;
    }

    @Override
    public void started() {}

    @Override
    public synchronized boolean needsArguments(Site site) {
        return argumentsEverywhere || wanting.contains(site.action());
    }

    @Override
    public synchronized void woven(Site site) {
        while (sites.size() <= site.id()) {
            sites.add(null);
        }
        sites.set(site.id(), site);
    }

    @Override
    public synchronized void retired(Site site) {
        sites.set(site.id(), null);
    }

    @Override
    public synchronized void gap(Gap gap) {
        gaps.add(gap.kind() + " " + gap.display());
    }

    @Override
    public synchronized int enter(int number, Object self, Object[] arguments) {
        Site site = number < sites.size() ? sites.get(number) : null;
        if (site == null) {
            throw new SecurityException("Refused: unknown");
        }
        if (quiet) {
            return 0;
        }
        if (denied.contains(site.action()) || denied.contains("*")) {
            events.add("deny " + site.action());
            throw new SecurityException("Refused: " + site.action());
        }
        boolean shown = wanting.contains(site.action());
        String values = shown ? " " + (arguments == null ? "without arguments" : types(arguments)) : "";
        events.add("enter " + site.action() + values);
        open.add(site);
        return open.size() - 1;
    }

    private static String types(Object[] arguments) {
        StringBuilder text = new StringBuilder("(");
        for (Object argument : arguments) {
            text.append(text.length() == 1 ? "" : ", ");
            boolean plain = argument instanceof String || argument instanceof Number || argument instanceof Character;
            text.append(plain || argument instanceof Boolean || argument == null ? argument : "?");
        }
        return text.append(')').toString();
    }

    @Override
    public int tool(
            int site, String name, Object arguments, String server, String agent, Object session, Method method) {
        throw new SecurityException("no frameworks");
    }

    @Override
    public int served(int site, String name, Object arguments, Object handler) {
        return 0;
    }

    @Override
    public Object toolPromised(int call) {
        return null;
    }

    @Override
    public void toolSettled(Object promised, Throwable thrown) {}

    @Override
    public void toolAbandoned(Object promised) {}

    @Override
    public void toolReturned(int call) {}

    @Override
    public void toolFailed(int call, Throwable thrown) {}

    @Override
    public synchronized void exit(int call) {
        if (!quiet) {
            events.add("exit " + open.get(call).action());
        }
    }

    @Override
    public synchronized void failed(int call, Throwable thrown) {
        if (!quiet) {
            events.add("failed " + open.get(call).action());
        }
    }

    @Override
    public byte[] defining(Class<?> host, byte[] classFile) {
        return weaving.defining(host, classFile);
    }

    @Override
    public void defined(Class<?> type) {
        weaving.defined(type);
    }

    @Override
    public synchronized Object serve(String operation, Object[] arguments) {
        return switch (operation) {
            case "test.events" -> {
                String[] all = events.toArray(new String[0]);
                events.clear();
                yield all;
            }
            case "test.deny" -> denied.addAll(Arrays.asList((String[]) arguments[0]));
            case "test.allow" -> denied.retainAll(Set.of());
            case "test.gaps" -> gaps.toArray(new String[0]);
            case "test.sites" -> sites();
            case "test.unmatched" -> weaving.unmatchedRules().size();
            case "test.want" -> want((String) arguments[0]);
            case "inForce" -> true;
            case "describe" -> new String[] {"served", operation};
            default -> {
                events.add("serve " + operation + " " + types(arguments));
                yield null;
            }
        };
    }

    private String[] sites() {
        List<String> lines = new ArrayList<>();
        for (Woven woven : weaving.woven()) {
            for (Site site : woven.sites()) {
                StringBuilder names = new StringBuilder();
                site.parameters()
                        .forEach(p -> names.append(' ').append(p.name()).append(p.ignored() ? "!" : ""));
                lines.add(site.display() + " " + site.action() + " " + site.resource() + names + " | "
                        + site.origin().display() + " | " + woven.digest().length());
            }
        }
        return lines.toArray(new String[0]);
    }

    private Object want(String action) {
        wanting.add(action);
        for (Site site : new ArrayList<>(sites)) {
            if (site != null && site.action().equals(action)) {
                try {
                    weaving.reweave(site);
                } catch (Exception e) {
                    throw new SecurityException(e);
                }
            }
        }
        return null;
    }
}
