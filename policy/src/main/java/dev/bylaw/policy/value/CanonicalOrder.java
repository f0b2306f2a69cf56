// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import java.util.Comparator;

/**
 * A total order over all values, consistent with {@code equals}. It has no meaning in the language: it gives sets one
 * form each, so that equality, digests and printing need no second thought, and hostile hash collisions cost nothing.
 */
final class CanonicalOrder implements Comparator<Value> {

    static final CanonicalOrder INSTANCE = new CanonicalOrder();

    private CanonicalOrder() {}

    @Override
    public int compare(Value a, Value b) {
        if (a == b) {
            return 0;
        }
        if (a instanceof StringValue x && b instanceof StringValue y) {
            return x.value().compareTo(y.value());
        }
        if (a instanceof EntityUid x && b instanceof EntityUid y) {
            return x.compareTo(y);
        }
        int byKind = Integer.compare(rank(a), rank(b));
        return byKind != 0 ? byKind : compareSameKind(a, b);
    }

    int compareAll(Value[] a, Value[] b) {
        int bySize = Integer.compare(a.length, b.length);
        for (int i = 0; bySize == 0 && i < a.length; i++) {
            bySize = compare(a[i], b[i]);
        }
        return bySize;
    }

    private int compareSameKind(Value a, Value b) {
        if (a instanceof SetValue x && b instanceof SetValue y) {
            return compareAll(x.elements, y.elements);
        }
        if (a instanceof RecordValue x && b instanceof RecordValue y) {
            int byKeys = x.shape().compareTo(y.shape());
            return byKeys != 0 ? byKeys : compareAll(x.values, y.values);
        }
        if (a instanceof IpAddr x && b instanceof IpAddr y) {
            return x.compareTo(y);
        }
        return Long.compare(scalar(a), scalar(b));
    }

    private static int rank(Value v) {
        if (v instanceof BoolValue) {
            return 0;
        } else if (v instanceof LongValue) {
            return 1;
        } else if (v instanceof StringValue) {
            return 2;
        } else if (v instanceof EntityUid) {
            return 3;
        } else if (v instanceof SetValue) {
            return 4;
        } else if (v instanceof RecordValue) {
            return 5;
        } else if (v instanceof Decimal) {
            return 6;
        } else if (v instanceof IpAddr) {
            return 7;
        } else if (v instanceof Datetime) {
            return 8;
        }
        return 9;
    }

    private static long scalar(Value v) {
        if (v instanceof BoolValue b) {
            return b.value() ? 1 : 0;
        } else if (v instanceof LongValue l) {
            return l.value();
        } else if (v instanceof Decimal d) {
            return d.tenThousandths();
        } else if (v instanceof Datetime t) {
            return t.epochMillis();
        } else if (v instanceof Duration d) {
            return d.millis();
        }
        throw new IllegalStateException("not a scalar: " + v.typeName());
    }
}
