// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A principal chain: the user or process that began the work, and everyone it was handed to, in order.
 *
 * <p>Immutable. It grows at its end and never elsewhere, so a longer chain always asks for more permissions than the
 * shorter one it came from. What policies read of it is computed once, here, and not at each call.
 */
public final class Chain {

    /** A chain longer than this is refused: nobody needs it, and each member costs a decision at every call. */
    public static final int LONGEST = 16;

    private static final Map<Source, StringValue> SOURCES = new EnumMap<>(Source.class);

    static {
        for (Source source : Source.values()) {
            SOURCES.put(source, new StringValue(source.text()));
        }
    }

    private final EntityUid[] members;
    private final Source[] sources;
    private final SetValue[] above;
    private final String session;
    private final Terms terms;
    private final RecordValue sessionRecord;

    /** Racy on purpose, as in java.lang.String: every thread makes the same one, of final fields. */
    private Decision.Actor recorded;

    private Chain(EntityUid[] members, Source[] sources, String session, Terms terms) {
        this.terms = terms;
        this.members = members;
        this.sources = sources;
        this.session = session;
        this.sessionRecord = session == null ? null : RecordValue.of("id", new StringValue(session));
        this.above = new SetValue[members.length];
        for (int i = 0; i < members.length; i++) {
            above[i] = SetValue.of(Arrays.copyOf(members, i, EntityUid[].class));
        }
    }

    /** A chain of one, who is known from there. */
    public static Chain of(EntityUid principal, Source source) {
        return new Chain(new EntityUid[] {principal}, new Source[] {source}, null, Terms.NONE);
    }

    /** The chain that follows from handing work on to somebody who is known from there. */
    public Chain to(EntityUid member, Source source) {
        int before = members.length;
        if (before == LONGEST) {
            throw new IllegalArgumentException(
                    "Refused: a chain of " + (before + 1) + " principals. It must have 1 to " + LONGEST + ".");
        }
        EntityUid[] longer = Arrays.copyOf(members, before + 1);
        Source[] known = Arrays.copyOf(sources, before + 1);
        longer[before] = member;
        known[before] = source;
        return new Chain(longer, known, session, terms);
    }

    /** The same chain in a session; {@code null} keeps the one it is in. */
    public Chain in(String other) {
        return other == null || other.equals(session) ? this : new Chain(members, sources, other, terms);
    }

    /** The same chain, limited further. */
    public Chain under(Limits limits) {
        Terms narrowed = terms.and(limits);
        return narrowed == terms ? this : new Chain(members, sources, session, narrowed);
    }

    /** What its work is limited to. */
    public Terms terms() {
        return terms;
    }

    /** Whether this one is a member. */
    public boolean has(EntityUid member) {
        return Arrays.asList(members).contains(member);
    }

    /** This chain with an agent where it names none yet, in a session where it is in none yet; itself when nothing changes. */
    Chain joinedBy(String agent, String framework) {
        boolean joins = agent != null && !agent.isEmpty();
        for (EntityUid member : members) {
            joins &= !member.type().equals("Agent");
        }
        Chain inSession = session == null ? in(framework) : this;
        return joins ? inSession.to(EntityUid.of("Agent", agent), Source.FRAMEWORK) : inSession;
    }

    /** The id of the member of type {@code Agent} that is nearest to the call; {@code null} when there is none. */
    public String innermostAgent() {
        for (int i = members.length - 1; i >= 0; i--) {
            if (members[i].type().equals("Agent")) {
                return members[i].id();
            }
        }
        return null;
    }

    /** Whether this is the other chain, or what follows from handing work on from there; so it has no more rights. */
    boolean narrows(Chain other) {
        return continues(other) && terms.narrow(other.terms);
    }

    /** The number of members, at least 1. */
    public int size() {
        return members.length;
    }

    /** The member at this position; the outermost is 0. */
    public EntityUid member(int position) {
        return members[position];
    }

    /** How the member at this position became known, as policies read it in {@code context.source}. */
    public StringValue source(int position) {
        return SOURCES.get(sources[position]);
    }

    /** The one that acts: the last member. */
    public EntityUid acting() {
        return members[members.length - 1];
    }

    /** The members above the one at this position, as policies read them in {@code context.chain}. */
    public SetValue above(int position) {
        return above[position];
    }

    /** All members, outermost first. */
    public List<EntityUid> members() {
        return List.of(members);
    }

    /** Whether this chain is the other one, or follows from handing the other one's work on. */
    public boolean continues(Chain other) {
        if (other == null || other.members.length > members.length) {
            return false;
        }
        for (int i = 0; i < other.members.length; i++) {
            if (!other.members[i].equals(members[i])) {
                return false;
            }
        }
        return true;
    }

    /** The session's id, or {@code null}. */
    public String session() {
        return session;
    }

    /** {@code context.session}, or {@code null} when there is no session. */
    public RecordValue sessionRecord() {
        return sessionRecord;
    }

    /** As records write it: who acts, in which session, and for whom. The same instance from the second time on. */
    public Decision.Actor recorded() {
        Decision.Actor known = recorded;
        if (known == null) {
            List<String> above = new ArrayList<>(members.length - 1);
            for (int i = 0; i < members.length - 1; i++) {
                above.add(members[i].toString());
            }
            List<String> from = new ArrayList<>(members.length);
            for (Source source : sources) {
                from.add(source.text());
            }
            known = new Decision.Actor(acting().toString(), session, above, from);
            recorded = known;
        }
        return known;
    }
}
