// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices that one seed fixes. */
public final class Dice {

    private final SplittableRandom random;

    /** The same seed gives the same choices. */
    public Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice whose choices do not depend on how often these are thrown from now on. */
    public Dice split() {
        return new Dice(random.split());
    }

    /** A number from 0 to below the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from the first to the second, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** True once in so many times. */
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** One of these. */
    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** One of the list, which must not be empty. */
    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the collection, in the order in which it iterates. */
    public <T> T of(Collection<T> choices) {
        return of(List.copyOf(choices));
    }

    /** Any long, most of them at an edge of something. */
    public long number() {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MAX_VALUE - random.nextInt(2);
            case 1 -> Long.MIN_VALUE + random.nextInt(2);
            case 2 -> of(3_037_000_499L, 3_037_000_500L, 1L << 32, -(1L << 31), 86_400_000L);
            case 3 -> random.nextLong();
            default -> random.nextInt(-3, 12);
        };
    }
}
