// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

/**
 * A question of a {@link Program}, and where the program goes on: after yes, after no, and, when there is no answer, at the
 * end of the policy. The step after the last one of a policy is its end.
 */
public final class Step {

    private final Question question;
    private int afterYes;
    private int afterNo;
    private int end;
    private long ifYes;
    private long ifNo;

    Step(Question question) {
        this.question = question;
    }

    void goOnAfterYes(int step, long satisfied) {
        afterYes = step;
        ifYes = satisfied;
    }

    void goOnAfterNo(int step, long satisfied) {
        afterNo = step;
        ifNo = satisfied;
    }

    void endAt(int step) {
        end = step;
    }

    /** What it asks. */
    public Question question() {
        return question;
    }

    /** The number of the step that follows a yes. */
    public int afterYes() {
        return afterYes;
    }

    /** The number of the step that follows a no. */
    public int afterNo() {
        return afterNo;
    }

    /** The number of the step that follows when there is no answer. */
    public int end() {
        return end;
    }

    /** The bit of the policy, when yes settles that it is satisfied, or 0. */
    public long ifYes() {
        return ifYes;
    }

    /** The bit of the policy, when no settles that it is satisfied, or 0. */
    public long ifNo() {
        return ifNo;
    }
}
