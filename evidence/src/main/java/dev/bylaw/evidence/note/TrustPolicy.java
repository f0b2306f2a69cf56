// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom a verifier trusts (c2sp.org/tlog-policy): the keys of logs, the keys of witnesses, and which witnesses are enough.
 *
 * <h2>Security guarantees</h2>
 * Keys come from this policy, never from what is verified. A checkpoint is accepted only with a signature of a log of
 * exactly its origin and with cosignatures that satisfy the quorum.
 *
 * <p>Immutable; any thread.
 */
public final class TrustPolicy {

    private static final String NONE = "none";

    /** Whether a set of signers satisfies a witness or a group. */
    private interface Rule {
        boolean satisfiedBy(Set<VerificationKey> signers);
    }

    private final List<VerificationKey> logs = new ArrayList<>();
    private final List<VerificationKey> keys = new ArrayList<>();
    private final Map<String, Rule> rules = new HashMap<>();
    private String quorum;

    private TrustPolicy() {
        rules.put(NONE, signers -> true);
    }

    /**
     * What a policy has accepted.
     *
     * @param checkpoint the log's head
     * @param signers who signed it: the log first
     */
    public record Accepted(Checkpoint checkpoint, List<VerificationKey> signers) {}

    /**
     * Reads a policy.
     *
     * @throws FormatException naming the line
     */
    public static TrustPolicy parse(String text) throws FormatException {
        TrustPolicy policy = new TrustPolicy();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String trimmed = trimmed(line);
            if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
                try {
                    policy.line(trimmed.split("[ \t]+"));
                } catch (FormatException e) {
                    throw new FormatException("line " + number + ": " + e.getMessage());
                }
            }
        }
        if (policy.quorum == null) {
            throw new FormatException("there is no quorum line; write \"quorum none\" to ask for no witness");
        }
        return policy;
    }

    /** The keys of the logs. */
    public List<VerificationKey> logs() {
        return List.copyOf(logs);
    }

    /** The keys of the witnesses, whether the quorum needs them or not. */
    public List<VerificationKey> witnesses() {
        List<VerificationKey> witnesses = new ArrayList<>(keys);
        witnesses.removeAll(logs);
        return witnesses;
    }

    /**
     * Verifies a signed checkpoint.
     *
     * @throws FormatException saying why it is not acceptable
     */
    public Accepted accept(byte[] signedCheckpoint) throws FormatException {
        Note note = Note.parse(signedCheckpoint);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        List<VerificationKey> signers = new ArrayList<>(note.verifiedBy(keys));
        VerificationKey log = null;
        for (VerificationKey signer : signers) {
            if (signer.type() == KeyType.NOTE && signer.name().equals(checkpoint.origin())) {
                log = signer;
            }
        }
        if (log == null) {
            throw new FormatException("the checkpoint of \"" + checkpoint.origin()
                    + "\" is not signed by a log of that name which the policy trusts");
        }
        if (!rules.get(quorum).satisfiedBy(new HashSet<>(signers))) {
            throw new FormatException("the quorum \"" + quorum + "\" is not met: signed by " + namesOf(signers));
        }
        signers.remove(log);
        signers.add(0, log);
        return new Accepted(checkpoint, signers);
    }

    /** Without spaces and tabs at its ends. Other control characters are part of no word, so they are refused later. */
    private static String trimmed(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
            start++;
        }
        while (end > start && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        return line.substring(start, end);
    }

    private void line(String[] words) throws FormatException {
        switch (words[0]) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> throw new FormatException("\"" + words[0] + "\" is not log, witness, group or quorum");
        }
    }

    private void log(String[] words) throws FormatException {
        need(words.length == 2 || words.length == 3, "log VKEY [URL]");
        VerificationKey key = VerificationKey.parse(words[1]);
        need(key.type() == KeyType.NOTE, "log VKEY [URL], where the key signs notes (type 1)");
        logs.add(add(key));
    }

    private void witness(String[] words) throws FormatException {
        need(words.length == 3 || words.length == 4, "witness NAME VKEY [URL]");
        VerificationKey key = VerificationKey.parse(words[2]);
        need(key.type() == KeyType.COSIGNATURE, "witness NAME VKEY [URL], where the key cosigns (type 4)");
        add(key);
        define(words[1], signers -> signers.contains(key));
    }

    private void group(String[] words) throws FormatException {
        need(words.length >= 4, "group NAME any|all|K MEMBER…");
        List<Rule> members = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 3; i < words.length; i++) {
            Rule member = rules.get(words[i]);
            need(
                    member != null && !words[i].equals(NONE),
                    "group members that are defined above it, unlike " + words[i]);
            need(seen.add(words[i]), "each group member once, unlike " + words[i]);
            members.add(member);
        }
        long enough = switch (words[2]) {
            case "any" -> 1;
            case "all" -> members.size();
            default -> Canonical.decimal(words[2], "the number of members");
        };
        need(enough >= 1 && enough <= members.size(), "a number of members from 1 to " + members.size());
        define(words[1], signers -> {
            int count = 0;
            for (Rule member : members) {
                count += member.satisfiedBy(signers) ? 1 : 0;
            }
            return count >= enough;
        });
    }

    private void quorum(String[] words) throws FormatException {
        need(words.length == 2 && quorum == null, "one line quorum NAME");
        need(rules.containsKey(words[1]), "a quorum that is defined above it, unlike " + words[1]);
        quorum = words[1];
    }

    /** One signature must not count twice. */
    private VerificationKey add(VerificationKey key) throws FormatException {
        for (VerificationKey known : keys) {
            need(!known.toString().equals(key.toString()), "each key once, unlike " + key);
        }
        keys.add(key);
        return key;
    }

    private void define(String name, Rule rule) throws FormatException {
        need(!rules.containsKey(name), "a new name, unlike " + name);
        rules.put(name, rule);
    }

    private static void need(boolean held, String wanted) throws FormatException {
        if (!held) {
            throw new FormatException("expected " + wanted);
        }
    }

    private static List<String> namesOf(List<VerificationKey> signers) {
        List<String> names = new ArrayList<>();
        for (VerificationKey signer : signers) {
            names.add(signer.name());
        }
        return names;
    }
}
