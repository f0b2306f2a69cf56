// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.engine.identity.Source;
import dev.bylaw.evidence.crypto.Randomness;
import dev.bylaw.gate.BylawGate;
import dev.bylaw.policy.value.EntityUid;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Map;
import java.util.Set;

/**
 * Binds the user whom Spring Security has authenticated, for as long as the rest of the request is served.
 *
 * <h2>Guarantees</h2>
 * Somebody is bound only where nothing is, by the authorization filter alone, with no code on the stack that was made at run
 * time. Whoever is anonymous or not authenticated is nobody, and so is everybody when the answer cannot be had: what they call
 * is refused.
 * <h2>Not guaranteed</h2>
 * That the service authenticates well.
 * <h2>Threads</h2>
 * Those that serve requests; each sees its own. Code of the framework is asked before any decision, never in one.
 */
final class InboundIdentity {

    private static final String FILTER = "org.springframework.security.web.access.intercept.AuthorizationFilter";
    private static final String AUTHENTICATION = "org.springframework.security.core.Authentication";
    private static final String ANONYMOUS = "org.springframework.security.authentication.AnonymousAuthenticationToken";

    private static final StackWalker STACK = StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));

    /** What the filter ends by its number. Drawn at random, so that code which calls the gate by itself ends nothing. */
    private record Bound(int number, Object scope) {}

    private final Bindings bindings;
    private final Settings.Identity settings;
    private final RefusedPowers refusals;
    private final Console console;

    @SuppressWarnings("ThreadLocalUsage") // one in a JVM, for as long as it runs
    private final ThreadLocal<Bound> bound = new ThreadLocal<>();

    InboundIdentity(Bindings bindings, Settings.Identity settings, RefusedPowers refusals, Console console) {
        this.bindings = bindings;
        this.settings = settings;
        this.refusals = refusals;
        this.console = console;
    }

    /**
     * The filter is entered.
     *
     * @param authentication what Spring Security says; may be {@code null}
     * @return the number that {@link #close} takes; {@link Actor#NONE} where nobody is bound
     */
    Integer open(Object authentication) {
        if (authentication == null || bound.get() != null || bindings.isBound() || !isFilter()) {
            return Actor.NONE;
        }
        Chain chain = chain(authentication);
        if (chain == null) {
            return Actor.NONE;
        }
        try {
            bindings.mayOpen();
        } catch (SecurityException refused) {
            refusals.identity(FILTER, "doFilter", chain.acting().toString(), refused.getMessage());
            return Actor.NONE;
        }
        int number = (int) Randomness.system().nextLong() | 1; // never the number of nothing
        bound.set(new Bound(number, bindings.begin(chain)));
        return number;
    }

    /** The filter is left; false when the number is not that of a binding here. */
    boolean close(int number) {
        Bound here = bound.get();
        if (here == null || here.number != number) {
            return false;
        }
        bound.remove();
        bindings.close(here.scope);
        return true;
    }

    /** Whether the filter called the gate, and not somebody who calls himself authenticated. */
    private static boolean isFilter() {
        Class<?> caller = STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .dropWhile(type -> type != BylawGate.class)
                .dropWhile(type -> type == BylawGate.class)
                .findFirst()
                .orElse(null));
        return caller != null && caller.getName().equals(FILTER);
    }

    /** The user, and with a token whoever acts for him; {@code null} for nobody. */
    private Chain chain(Object authentication) {
        EntityUid user = user(authentication);
        if (user == null || !settings.tokenAgents()) {
            return user == null ? null : Chain.of(user, Source.CREDENTIAL);
        }
        try {
            Chain chain = Chain.of(user, Source.CREDENTIAL);
            Map<?, ?> claims = TokenActors.claims(authentication);
            if (claims != null) {
                for (String actor : TokenActors.of(claims, user.id())) {
                    chain = chain.to(EntityUid.of("Agent", actor), Source.CREDENTIAL);
                }
            }
            return chain;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unreadable) {
            console.once(
                    "token",
                    "a token does not say for whom it acts in a way that can be read, so nobody is bound and what the"
                            + " request calls is refused: " + unreadable);
            return null;
        }
    }

    private EntityUid user(Object authentication) {
        try {
            Class<?> says = null;
            for (Class<?> type = authentication.getClass(); type != null; type = type.getSuperclass()) {
                if (type.getName().equals(ANONYMOUS)) {
                    return null;
                }
                says = says == null ? declared(type) : says;
            }
            if (says == null || !(authentication instanceof Principal named)) {
                throw new NoSuchMethodException(AUTHENTICATION + ".isAuthenticated");
            }
            Method authenticated = says.getMethod("isAuthenticated");
            String name = named.getName();
            boolean isSomebody = Boolean.TRUE.equals(authenticated.invoke(authentication)) && name != null;
            return isSomebody && !name.isEmpty() ? EntityUid.of(settings.type(), name) : null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unanswered) {
            console.once(
                    "authentication",
                    "Spring Security could not be asked who is authenticated, so nobody is bound and what the request"
                            + " calls is refused: " + unanswered);
            return null;
        }
    }

    /** The interface among those of this class and above them; {@code null} when it is none of them. */
    private static Class<?> declared(Class<?> type) {
        for (Class<?> each : type.getInterfaces()) {
            Class<?> found = each.getName().equals(AUTHENTICATION) ? each : declared(each);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
