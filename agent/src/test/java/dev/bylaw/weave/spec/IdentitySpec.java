// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import dev.bylaw.fork.Calls;

/** The identity API, whose bodies the weaver replaces. The engine behind it here only says that it was asked. */
public final class IdentitySpec {

    void enforcement_is_seen() {
        Bylaw.requireEnforced();
    }

    void a_binding_opens_and_closes() throws Throwable {
        assertThat(Calls.during(() ->
                        Bylaw.as(Principal.of("Agent", "a")).inSession("s").run(() -> {})))
                .containsExactly("serve open (?, s, false, -1, -1, null)", "serve close (null)");
    }

    void what_is_bound_is_described_by_the_engine() {
        assertThat(Bylaw.current().session()).contains("served");
    }
}
