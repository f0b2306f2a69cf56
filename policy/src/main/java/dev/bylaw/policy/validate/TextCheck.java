// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.Escapes;
import dev.bylaw.policy.value.StringValue;

/** Warns of texts in a policy that may read as other texts than they are. */
final class TextCheck {

    private final Findings findings;

    TextCheck(Findings findings) {
        this.findings = findings;
    }

    void check(PolicyBody policy) {
        Heads.entities(policy).forEach(mention -> entity(mention.uid(), mention.span()));
        for (Condition condition : policy.conditions()) {
            ExprWalk.visit(condition.body(), this::expression);
        }
    }

    private void expression(Expr expr) {
        if (expr instanceof Expr.Literal literal && literal.value() instanceof EntityUid uid) {
            entity(uid, expr.span());
        } else if (expr instanceof Expr.Literal literal && literal.value() instanceof StringValue text) {
            string(text.value(), expr.span());
        } else if (expr instanceof Expr.Like like) {
            string(String.join("*", like.pattern().pieces()), expr.span());
        } else if (expr instanceof Expr.GetAttr get && !Scripts.isPlain(get.name())) {
            identifier(get.name(), Places.ofName(get));
        } else if (expr instanceof Expr.HasAttr has) {
            identifier(has.name(), expr.span());
        } else if (expr instanceof Expr.RecordOf record) {
            record.fields().forEach(field -> identifier(field.name(), expr.span()));
        }
    }

    // A type is made of ASCII identifiers, so only the id can deceive.
    private void entity(EntityUid uid, Span span) {
        identifier(uid.id(), span);
    }

    private void string(String text, Span span) {
        if (Scripts.isPlain(text)) {
            return;
        }
        if (Scripts.hasBidiControls(text)) {
            findings.add(
                    FindingKind.BIDI_STRING,
                    span,
                    "the string " + Escapes.quote(text) + " has characters that change the direction of text",
                    "what is shown may differ from what is meant");
        } else if (!Scripts.isSingleScript(text)) {
            findings.add(
                    FindingKind.MIXED_SCRIPT_STRING,
                    span,
                    "the string " + Escapes.quote(text) + " mixes letters of several scripts",
                    "letters of different scripts can look alike");
        }
    }

    private void identifier(String text, Span span) {
        if (Scripts.isPlain(text)) {
            return;
        }
        if (Scripts.hasBidiControls(text)) {
            findings.add(
                    FindingKind.BIDI_IDENTIFIER,
                    span,
                    "the name " + Escapes.quote(text) + " has characters that change the direction of text",
                    "what is shown may differ from what is meant");
        } else if (!Scripts.isUsualInNames(text)) {
            findings.add(
                    FindingKind.CONFUSABLE_IDENTIFIER,
                    span,
                    "the name " + Escapes.quote(text) + " has characters that are unusual in names",
                    "they can be taken for others");
        } else if (!Scripts.isSingleScript(text)) {
            findings.add(
                    FindingKind.MIXED_SCRIPT_IDENTIFIER,
                    span,
                    "the name " + Escapes.quote(text) + " mixes letters of several scripts",
                    "letters of different scripts can look alike");
        }
    }
}
