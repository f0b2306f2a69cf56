// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Java that a compiler turns into every kind of invokedynamic: run as it was compiled, and made plain. */
public final class Sample implements Supplier<List<String>> {

    record Empty() {}

    @SuppressWarnings("ArrayRecordComponent") // what a compiler makes of it is looked at here
    record Point(int x, long y, float f, double d, boolean b, char c, byte s, short t, String name, int[] data) {}

    interface Named {
        String name();

        default Supplier<String> quoted() {
            return () -> inQuotes(name());
        }

        private String inQuotes(String text) {
            return '"' + text + '"';
        }
    }

    private final String prefix = "p";

    @Override
    public List<String> get() {
        List<String> seen = new ArrayList<>();
        lambdas(seen);
        references(seen);
        strings(seen, 'c', 7L, 1.5f, null);
        records(seen);
        return seen;
    }

    private void lambdas(List<String> seen) {
        Supplier<String> captures = () -> prefix + seen.size();
        seen.add(captures.get());
        long wide = 1L << 40;
        double fraction = 0.25;
        LongSupplier widened = () -> wide + (long) (4 * fraction);
        seen.add(Long.toString(widened.getAsLong()));
        Named named = () -> "n";
        seen.add(named.quoted().get());
        Function<Integer, Function<Integer, Integer>> curried = a -> b -> a * 10 + b;
        seen.add(curried.apply(4).apply(2).toString());
        Runnable nothing = () -> seen.add("ran");
        nothing.run();
        Supplier<Object> same = () -> Sample.class.getName();
        seen.add(String.valueOf(same.get()));
        Supplier<Runnable> twice = () -> () -> {};
        Runnable once = twice.get();
        Runnable again = twice.get();
        seen.add(Boolean.toString(once == again));
    }

    private void references(List<String> seen) {
        Function<String, Integer> boxed = Integer::parseInt;
        ToLongFunction<Integer> unboxedAndWidened = Integer::intValue;
        IntFunction<int[]> array = int[]::new;
        Supplier<ArrayList<String>> constructor = ArrayList::new;
        UnaryOperator<String> bound = prefix::concat;
        BiFunction<String, String, Boolean> unbound = String::equals;
        Supplier<String> hidden = this::secret;
        Function<Integer, Point> record = Sample::point;
        IntSupplier size = seen::size;
        seen.add(boxed.apply("12").toString());
        seen.add(Long.toString(unboxedAndWidened.applyAsLong(9)));
        seen.add(Integer.toString(array.apply(3).length));
        seen.add(constructor.get().toString());
        seen.add(bound.apply("q"));
        seen.add(unbound.apply("a", "a").toString());
        seen.add(hidden.get());
        seen.add(record.apply(3).name());
        seen.add(Integer.toString(size.getAsInt()));
        seen.sort(String::compareTo);
    }

    private String secret() {
        return "s" + prefix;
    }

    private static Point point(int x) {
        return new Point(x, 2, -0.0f, Double.NaN, true, 'z', (byte) -1, (short) -2, "name" + x, null);
    }

    private static void strings(List<String> seen, char c, long l, float f, Object none) {
        seen.add("\u0001" + c + l + f + none + 'x' + 1.0 + true + (byte) 3 + (short) 4 + new char[0].length + "\u0002");
    }

    private static void records(List<String> seen) {
        Point point = point(1);
        seen.add(point.toString());
        seen.add(Integer.toString(point.hashCode()));
        seen.add(Boolean.toString(point.equals(point(1))));
        seen.add(Boolean.toString(point.equals(point(2))));
        seen.add(Boolean.toString(
                point.equals(new Point(1, 2, 0.0f, Double.NaN, true, 'z', (byte) -1, (short) -2, "name1", null))));
        for (Object other : Arrays.asList(null, "name1", new Empty())) {
            seen.add(Boolean.toString(point.equals(other)));
        }
        seen.add(new Empty() + " " + new Empty().hashCode() + new Empty().equals(new Empty()));
    }
}
