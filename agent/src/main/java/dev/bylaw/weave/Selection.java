// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import dev.bylaw.weave.Governance.Note;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Chooses the governed methods of a class. The nearest word counts: the method's own annotation, then its class's, then an
 * entry of {@code govern:}, then what was woven into it before, then the declaration it overrides. Frameworks' annotations
 * were not written for us: they count, in the same order, where none of these says anything.
 */
final class Selection {

    private final ClassSurvey survey;
    private final Rules rules;
    private final List<Declared> inherited;
    private final List<Declared> fromSuperclass;
    private final WovenClass before;
    private final Map<String, KnownType.Learned> learned;
    private final Map<String, Governed> governed = new LinkedHashMap<>();
    private final Set<String> inheritedOnly = new HashSet<>();
    private final List<Declared> declared = new ArrayList<>();

    private Selection(
            ClassSurvey survey,
            Rules rules,
            List<Declared> inherited,
            List<Declared> fromSuperclass,
            WovenClass before,
            Map<String, KnownType.Learned> learned) {
        this.survey = survey;
        this.rules = rules;
        this.inherited = inherited;
        this.fromSuperclass = fromSuperclass;
        this.before = before;
        this.learned = learned;
    }

    /**
     * @param inherited the declarations above the class, nearest first
     * @param fromSuperclass those above or in its superclass
     * @param before what was woven into the class earlier, or {@code null}
     * @param learned the methods of it that a framework calls as tools without saying so in the class file
     */
    static Selection of(
            ClassSurvey survey,
            Rules rules,
            List<Declared> inherited,
            List<Declared> fromSuperclass,
            WovenClass before,
            Map<String, KnownType.Learned> learned) {
        Selection selection = new Selection(survey, rules, inherited, fromSuperclass, before, learned);
        for (MethodSurvey method : survey.methods.values()) {
            selection.consider(method);
        }
        selection.followBridges();
        for (Governed each : selection.governed.values()) {
            selection.declare(each);
        }
        return selection;
    }

    /** The governed methods that have a body, or should have one. */
    List<Governed> methods() {
        return withFlag(Opcodes.ACC_ABSTRACT, 0);
    }

    /** The governed methods that are abstract: what implements them is governed. */
    List<Governed> bodiless() {
        return withFlag(Opcodes.ACC_ABSTRACT, Opcodes.ACC_ABSTRACT);
    }

    private List<Governed> withFlag(int flag, int value) {
        List<Governed> found = new ArrayList<>();
        for (Governed each : governed.values()) {
            if ((each.method().access & flag) == value) {
                found.add(each);
            }
        }
        return found;
    }

    /** The governed methods that subtypes may override. */
    List<Declared> declared() {
        return declared;
    }

    private void consider(MethodSurvey method) {
        Declared above = overridden(method);
        Marking marking = method.marking != null ? method.marking : classMarking(method);
        if (marking != null) {
            put(marked(method, marking, new Origin.Annotation(className(), false), above));
            return;
        }
        GovernRule rule = rules.find(className(), method.name, method.descriptor, method.access);
        Site earlier = before == null ? null : before.sites.get(method.key());
        if (rule != null) {
            put(named(method, ruled(method, rule)));
        } else if (earlier != null && !Origin.isTool(earlier.origin())) {
            put(Governed.by(method, again(earlier)));
        } else if (above != null && !Origin.isTool(above.governance.origin())) {
            inherit(method, above);
        } else if (executor(method) != null) {
            put(Governed.by(method, asking(method, executor(method))));
        } else if (method.tool != null) {
            Origin origin = new Origin.Tool(method.tool.display(), className());
            put(marked(method, method.toolMarking, origin, above));
        } else if (learned.containsKey(method.key())
                && named(method, learned(method)).refusal() == null) {
            // What cannot be named here, the executor can name: it decides then, and direct calls are as before.
            put(named(method, learned(method)));
        } else if (earlier != null) {
            put(Governed.by(method, again(earlier)));
        } else if (above != null) {
            inherit(method, above);
        }
    }

    private ExecutorPoint executor(MethodSurvey method) {
        ExecutorPoint keeper = survey.tools().executor(survey.name(), method.name, Served.KEEPS);
        if (keeper != null) {
            return method.keeps(keeper.method()) ? keeper : null;
        }
        boolean plain = !method.is(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE);
        ExecutorPoint point = survey.tools().executor(survey.name(), method.name, method.descriptor);
        return point != null && (plain || point.isServer()) ? point : null;
    }

    /** An executor is asked about the tool, and none of its own parameters is an input. */
    private static Governance asking(MethodSurvey method, ExecutorPoint point) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < method.parameters.length; i++) {
            notes.add(new Note("", false, true, null));
        }
        return new Governance("tool of " + point.framework(), null, notes, new Origin.Executor(point));
    }

    private Governance learned(MethodSurvey method) {
        KnownType.Learned known = learned.get(method.key());
        Origin origin = new Origin.Learned(className(), known.framework());
        return new Governance(known.action(), null, method.notes().notes(), origin);
    }

    private void inherit(MethodSurvey method, Declared above) {
        if (Origin.isExecutor(above.governance.origin())
                && ExecutorPoint.isPassage(survey.name())
                && survey.callsExecutor()) {
            return;
        }
        inheritedOnly.add(method.key());
        put(named(method, overriding(method, above)));
    }

    private void put(Governed each) {
        MethodSurvey method = each.method();
        if (method.is(Opcodes.ACC_NATIVE)) {
            governed.put(
                    method.key(),
                    Governed.refused(
                            method,
                            each.governance(),
                            Gap.Kind.NATIVE,
                            "a native method cannot be governed; govern the Java method that calls it"));
        } else {
            governed.put(method.key(), each);
        }
    }

    private Marking classMarking(MethodSurvey method) {
        // Static and synthetic is what Kotlin makes of default arguments: it calls the method proper.
        boolean generated = method.is(Opcodes.ACC_SYNTHETIC) && method.is(Opcodes.ACC_STATIC);
        return method.is(Opcodes.ACC_PUBLIC) && !method.isConstructor() && !generated && !isEnumsOwn(method)
                ? survey.marking()
                : null;
    }

    private boolean isEnumsOwn(MethodSurvey method) {
        if (!survey.isEnum() || !method.is(Opcodes.ACC_STATIC)) {
            return false;
        }
        return (method.name.equals("values") && method.parameters.length == 0)
                || (method.name.equals("valueOf") && method.descriptor.startsWith("(Ljava/lang/String;)"));
    }

    private Declared overridden(MethodSurvey method) {
        for (Declared declaration : inherited) {
            if (!method.isConstructor()
                    && declaration.coveredBy(survey.name(), method.access, method.name, method.descriptor)) {
                return declaration;
            }
        }
        return null;
    }

    private String className() {
        return survey.name().replace('/', '.');
    }

    private Governed marked(MethodSurvey method, Marking marking, Origin origin, Declared above) {
        String action = marking.value().isEmpty() ? defaultAction(method) : marking.value();
        List<Note> notes = method.notes().notes();
        if (above != null) {
            notes = namesFrom(above.governance.notes(), notes);
        }
        Governance governance = new Governance(action, marking.resource(), notes, origin);
        if (marking.malformed() != null) {
            return Governed.refused(method, governance, Gap.Kind.DENIED, marking.malformed());
        }
        return named(method, governance);
    }

    private String defaultAction(MethodSurvey method) {
        if (!method.isConstructor()) {
            return method.name;
        }
        String name = survey.name();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    }

    private Governance ruled(MethodSurvey method, GovernRule rule) {
        List<Note> notes = new ArrayList<>(method.notes().notes());
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            String name = i < rule.context().size() ? rule.context().get(i) : note.name();
            // Whoever names methods by the dozen does not mean their parameters; whoever names one can name those too.
            boolean ignored = note.ignored() || (name.isEmpty() && rule.method().isBroad());
            notes.set(i, new Note(name, note.redacted(), ignored, note.resourceType()));
        }
        String action = rule.action() == null ? defaultAction(method) : rule.action();
        return new Governance(action, rule.resource(), notes, new Origin.Configuration(rule));
    }

    private static Governance again(Site site) {
        List<Note> notes = new ArrayList<>();
        for (Parameter p : site.parameters()) {
            notes.add(new Note(p.name(), p.redacted(), p.ignored(), p.resourceType()));
        }
        return new Governance(site.action(), site.resource(), notes, site.origin());
    }

    /** What the declaration says holds; an override may redact more, and lends names that the declaration has not. */
    private static Governance overriding(MethodSurvey method, Declared above) {
        Governance declaration = above.governance;
        Origin origin = declaration.origin() instanceof Origin.Annotation annotation
                ? new Origin.Annotation(annotation.className(), true)
                : declaration.origin();
        List<Note> own = method.notes().notes();
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Note said = declaration.notes().get(i);
            String name = said.name().isEmpty() ? own.get(i).name() : said.name();
            notes.add(new Note(name, said.redacted() || own.get(i).redacted(), said.ignored(), said.resourceType()));
        }
        return new Governance(declaration.action(), declaration.resource(), notes, origin);
    }

    private static List<Note> namesFrom(List<Note> lender, List<Note> notes) {
        List<Note> named = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            named.add(
                    note.name().isEmpty()
                            ? new Note(lender.get(i).name(), note.redacted(), note.ignored(), note.resourceType())
                            : note);
        }
        return named;
    }

    /** A body whose parameters policies would see and cannot name denies; a declaration may yet get names from its overrides. */
    private static Governed named(MethodSurvey method, Governance governance) {
        if (!method.is(Opcodes.ACC_ABSTRACT)) {
            for (int i = 0; i < governance.notes().size(); i++) {
                Note note = governance.notes().get(i);
                if (note.name().isEmpty() && !note.ignored()) {
                    return Governed.refused(
                            method,
                            governance,
                            Gap.Kind.UNNAMED_PARAMETERS,
                            "the name of parameter " + (i + 1) + " is not in the class file, so no policy can read it;"
                                    + " compile with javac -parameters, or mark it @Param(\"name\") or @Ignored");
                }
            }
        }
        return Governed.by(method, governance);
    }

    /** A true bridge only passes on, so what it calls is governed in its place. */
    private void followBridges() {
        for (Governed each : new ArrayList<>(governed.values())) {
            BridgeSurvey.Call call = each.method().delegate();
            if (call == null || Origin.isExecutor(each.governance().origin())) {
                continue;
            }
            MethodSurvey target = survey.methods.get(call.key());
            if (call.owner().equals(survey.name()) && target != null && target != each.method()) {
                governed.remove(each.method().key());
                if (!governed.containsKey(target.key())) {
                    List<Note> notes =
                            namesFrom(target.notes().notes(), each.governance().notes());
                    Governance moved = new Governance(
                            each.governance().action(),
                            each.governance().resource(),
                            notes,
                            each.governance().origin());
                    put(named(target, moved));
                }
            } else if (isGovernedAbove(call, each.method())) {
                governed.remove(each.method().key());
            }
        }
    }

    /** As javac writes it where a public class inherits from one that is not. */
    private boolean isGovernedAbove(BridgeSurvey.Call call, MethodSurvey bridge) {
        if (call.opcode() != Opcodes.INVOKESPECIAL || !call.key().equals(bridge.key())) {
            return false;
        }
        for (Declared declaration : fromSuperclass) {
            if (declaration.coveredBy(survey.name(), bridge.access, bridge.name, bridge.descriptor)) {
                return true;
            }
        }
        return false;
    }

    private void declare(Governed each) {
        MethodSurvey method = each.method();
        Governance governance = each.governance();
        boolean overridable = !method.isConstructor() && !method.is(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE);
        boolean inSubtypes = !(governance.origin() instanceof Origin.Configuration configuration)
                || configuration.rule().method().subtypes();
        // What overrides a package-private method may be overridden from packages that cannot override that one.
        boolean repeats =
                inheritedOnly.contains(method.key()) && !overridden(method).isPackagePrivate();
        if (overridable && inSubtypes && !repeats) {
            declared.add(new Declared(survey.name(), method.access, method.name, method.descriptor, governance));
        }
    }
}
