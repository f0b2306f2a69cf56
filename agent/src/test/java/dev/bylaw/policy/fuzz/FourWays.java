// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import dev.bylaw.policy.fuzz.oracle.RustCedar;
import java.util.ArrayList;
import java.util.List;

/** Makes fuzzers that compare Rust, the interpreter, compiled policies, and the code that the enforcer makes of those. */
final class FourWays {

    private FourWays() {}

    static Fuzzer fuzzer(RustCedar rust, Tally tally, int requests, int mutations) {
        List<Way> ways = new ArrayList<>(Way.OF_THE_ENGINE);
        ways.add(new CodeOfItsOwn(tally));
        ways.add(new CodeOfAnother());
        return new Fuzzer(rust, tally, requests, mutations, ways);
    }
}
