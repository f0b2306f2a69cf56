// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A decision about a governed call or an effect; its duration is that of deciding and recording. It says who asked for
 * what and which policies decided, and nothing of the arguments.
 *
 * <p>Source of the format: the annotations of {@code jdk.jfr}, JDK 17. Fields are added and never renamed.
 */
@Name("bylaw.Decision")
@Label("Decision")
@Category("Bylaw")
@Description("A governed call was decided, before its body")
@StackTrace(false)
final class DecisionEvent extends Event {

    @Label("Decision")
    @Description("allow, deny or escalate: what the policies say")
    String decision;

    @Label("Mode")
    @Description("enforce, or observe: then the body ran whatever was decided")
    String mode;

    @Label("Principal")
    String principal;

    @Label("Action")
    String action;

    @Label("Resource")
    String resource;

    @Label("Site")
    @Description("Class and method")
    String site;

    @Label("Policies")
    @Description("Ids of the policies that decided, separated by commas")
    String policies;

    @Label("Code")
    @Description("Why it was refused; as in the records of the log")
    String code;
}
