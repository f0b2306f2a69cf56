// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import dev.bylaw.benchmarks.scenario.Account;
import dev.bylaw.benchmarks.scenario.PlainTeller;
import dev.bylaw.benchmarks.scenario.Scenario;
import dev.bylaw.benchmarks.scenario.Teller;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** A teller guarded by Spring Security: the scenario's three rules in one annotation. */
public final class SpringTeller {

    private SpringTeller() {}

    /** The bean, through the proxy that Spring puts before it. */
    public static Teller start() {
        return new AnnotationConfigApplicationContext(Beans.class).getBean(Teller.class);
    }

    /** The teller as it is written. */
    static class Guarded implements Teller {

        private final PlainTeller teller = new PlainTeller();

        @Override
        @PreAuthorize("hasAuthority('ops') && principal.active && principal.clearance >= 2 && #amount <= 5000"
                + " && #currency == @accounts.of(#account).currency && !@accounts.of(#account).frozen"
                + " && !(#amount > 1000 && !#approved && #purpose != 'payroll')")
        public long transfer(String account, long amount, String currency, String purpose, boolean approved) {
            return teller.transfer(account, amount, currency, purpose, approved);
        }
    }

    /** Where the expression finds an account. */
    public static final class Accounts {

        private final Map<String, Account> accounts = Scenario.accounts();

        /** The account of this id. */
        public Account of(String id) {
            return accounts.get(id);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMethodSecurity
    static class Beans {

        @Bean
        Teller teller() {
            return new Guarded();
        }

        @Bean
        Accounts accounts() {
            return new Accounts();
        }
    }
}
