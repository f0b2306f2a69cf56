// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Person;
import dev.bylaw.benchmarks.scenario.Scenario;
import dev.bylaw.benchmarks.scenario.Teller;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Spring Security's method security. It has no question apart from a call, so a call is what is measured. */
public final class SpringMethodSecurity implements PolicyEngine {

    private final Teller teller = SpringTeller.start();

    @Override
    public Question ask(Call call) {
        if (!call.action().equals(Scenario.TRANSFER)) {
            throw new IllegalArgumentException("Only transfers are annotated, not " + call.action() + ".");
        }
        SecurityContext context = contextOf(call.person());
        return () -> {
            SecurityContextHolder.setContext(context);
            try {
                teller.transfer(call.account().id(), call.amount(), call.currency(), call.purpose(), call.approved());
                return true;
            } catch (AccessDeniedException denied) {
                return false;
            }
        };
    }

    /** What a web filter or a listener would have bound for this person. */
    public static SecurityContext contextOf(Person person) {
        return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                person, null, List.of(new SimpleGrantedAuthority(person.group()))));
    }
}
