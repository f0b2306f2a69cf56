// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.io.Serial;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** POLICY and TOCTOU: arguments that dodge what policies ask of them. The intruder may weigh and pay, within limits. */
final class PolicyAttacks {

    /** Looks small to whoever asks first. */
    private static final class Growing extends BigInteger {
        @Serial
        private static final long serialVersionUID = 1;

        private static final AtomicInteger ASKED = new AtomicInteger();

        Growing() {
            super("1");
        }

        @Override
        public long longValue() {
            return ASKED.getAndIncrement() == 0 ? 1 : 1_000_000;
        }

        @Override
        public int bitLength() {
            return 1;
        }

        @Override
        public int compareTo(BigInteger other) {
            return ASKED.getAndIncrement() == 0 ? -1 : 1;
        }
    }

    /** Is empty the first time. */
    private static final class Filling extends AbstractList<String> {
        private int asked;

        @Override
        public String get(int index) {
            return "forbidden";
        }

        @Override
        public int size() {
            return asked++ == 0 ? 0 : 1;
        }
    }

    private final Clerk clerk = new Clerk();
    private static final BigInteger LITTLE = BigInteger.valueOf(5);

    void policy_1_what_a_prohibition_reads_is_not_there(Attempt attempt) {
        attempt.go(() -> clerk.weigh(attempt.id, null, List.of()));
        attempt.go(() -> clerk.weigh(attempt.id, LITTLE, null));
        attempt.go(() -> clerk.weigh(attempt.id, BigInteger.TWO.pow(70), List.of()));
        List<String> holes = new ArrayList<>();
        holes.add(null);
        attempt.go(() -> clerk.weigh(attempt.id, LITTLE, holes));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the type that the compiler was told is not the one that comes
    void policy_1_what_a_prohibition_reads_is_of_another_type(Attempt attempt) {
        List mistyped = new ArrayList<>(List.of(1, 2));
        mistyped.add(new Object());
        attempt.go(() -> clerk.weigh(attempt.id, LITTLE, mistyped));
    }

    void policy_2_equal_requests_of_others_were_allowed(Attempt attempt) throws Exception {
        Thread keeper = new Thread(() -> FailureAttacks.asKeeper(() -> {
            for (int i = 0; i < 50; i++) {
                new Vault().open(attempt.id + " AaAa");
                new Vault().open(attempt.id + " BBBB");
            }
        }));
        keeper.start();
        keeper.join();
        int before = Vault.effects(attempt.id + " AaAa") + Vault.effects(attempt.id + " BBBB");
        attempt.holds("the keeper may", before == 100);
        for (String same : List.of("AaAa", "BBBB", "AaBB", "BBAa")) {
            boolean refused = false;
            try {
                Bylaw.delegate(Principal.of("Agent", "keeper")).run(() -> new Vault().open(attempt.id + " " + same));
            } catch (SecurityException expected) {
                refused = true;
            }
            attempt.holds("the intruder may not", refused);
        }
    }

    void policy_3_numbers_that_are_none_or_too_many(Attempt attempt) {
        for (double amount : new double[] {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.parseDouble("1e400"),
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            Long.MIN_VALUE,
            -1,
            100.0001,
            100.00001,
            1e15
        }) {
            attempt.go(() -> clerk.pay(attempt.id, amount));
        }
        for (BigInteger amount : List.of(
                BigInteger.valueOf(101),
                BigInteger.valueOf(Long.MAX_VALUE),
                BigInteger.valueOf(Long.MIN_VALUE),
                BigInteger.TWO.pow(64),
                BigInteger.TWO.pow(64).add(LITTLE),
                BigInteger.ONE.negate())) {
            attempt.go(() -> clerk.weigh(attempt.id, amount, List.of()));
        }
    }

    void toctou_2_arguments_that_change_their_answer(Attempt attempt) {
        attempt.go(() -> clerk.weigh(attempt.id, new Growing(), List.of()));
        attempt.go(() -> clerk.weigh(attempt.id, LITTLE, new Filling()));
        attempt.go(() -> clerk.weigh(attempt.id, LITTLE, new ArrayList<>() {
            @Serial
            private static final long serialVersionUID = 1;

            @Override
            public boolean contains(Object tag) {
                return false;
            }
        }));
    }

    void policy_3_what_is_within_the_limits_is_allowed(Attempt attempt) {
        clerk.pay("within", 100);
        clerk.pay("within", 0.5);
        clerk.weigh("within", LITTLE, List.of("fine"));
        attempt.holds("it is", Vault.effects("within") == 3);
    }
}
