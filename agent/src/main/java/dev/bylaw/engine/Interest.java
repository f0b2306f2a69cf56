// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.policy.analyze.Requirements;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;
import dev.bylaw.weave.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which arguments of a site anybody wants: the resource's name, a policy, the record. What nobody wants is not collected;
 * a site without interest hands over neither receiver nor arguments, and its callers build no array.
 *
 * <p>Worked out once for each site and version of the policies, and kept. Any thread.
 */
final class Interest {

    private final PolicyBundle bundle;
    private final boolean recordAll;
    private final Map<Integer, boolean[]> bySite = new ConcurrentHashMap<>();

    Interest(PolicyBundle bundle, Settings.Arguments recorded) {
        this.bundle = bundle;
        this.recordAll = recorded == Settings.Arguments.ALL;
    }

    /** For each parameter, whether its argument is wanted. */
    boolean[] of(Question question) {
        // get before computeIfAbsent, which takes a lock even where the answer is there.
        boolean[] known = bySite.get(question.site().id());
        return known != null ? known : bySite.computeIfAbsent(question.site().id(), site -> wanted(question));
    }

    /** Of what a model gave a tool, that which anybody wants. */
    RecordValue ofTool(Question question, RecordValue given) {
        if (recordAll) {
            return given;
        }
        Requirements requirements =
                bundle.compiled().forAction(question.action()).requirements();
        Map<String, Value> wanted = new LinkedHashMap<>();
        for (Map.Entry<String, Value> each : given.toMap().entrySet()) {
            if (requirements.mayReadContext("input", each.getKey()) || bundle.discloses(each.getKey())) {
                wanted.put(each.getKey(), each.getValue());
            }
        }
        return RecordValue.of(wanted);
    }

    /** Whether any argument of the site is wanted. */
    boolean any(Question question) {
        for (boolean wanted : of(question)) {
            if (wanted) {
                return true;
            }
        }
        return false;
    }

    /** The site's number may be given to another one. */
    void forget(int site) {
        bySite.remove(site);
    }

    private boolean[] wanted(Question question) {
        List<Parameter> parameters = question.parameters();
        boolean[] wanted = new boolean[parameters.size()];
        Requirements requirements = recordAll
                ? null
                : bundle.compiled().forAction(question.action()).requirements();
        for (int i = 0; i < wanted.length; i++) {
            Parameter parameter = parameters.get(i);
            wanted[i] = !parameter.ignored()
                    && (recordAll
                            || question.resourceReads(i)
                            || requirements.mayReadContext("input", parameter.name())
                            || bundle.discloses(parameter.name()));
        }
        return wanted;
    }
}
