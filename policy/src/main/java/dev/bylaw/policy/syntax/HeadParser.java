// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what stands in the parentheses after {@code permit}: the scopes of principal, action and resource. */
final class HeadParser {

    /** An entity and where it stands. */
    private record Place(EntityUid uid, Span span) {}

    private final TokenStream in;

    HeadParser(TokenStream in) {
        this.in = in;
    }

    /** The scope of the principal or of the resource. */
    Scope scope(Slot slot) {
        in.expectName(slot.text().substring(1));
        if (in.skip(TokenKind.EQUAL)) {
            Optional<Place> entity = entityOrSlot(slot);
            return entity.<Scope>map(e -> new Scope.Equal(e.uid(), e.span())).orElseGet(Scope.EqualSlot::new);
        }
        if (in.skipName("in")) {
            Optional<Place> entity = entityOrSlot(slot);
            return entity.<Scope>map(e -> new Scope.In(e.uid(), e.span())).orElseGet(Scope.InSlot::new);
        }
        if (in.skipName("is")) {
            Token start = in.peek();
            String type = path();
            Span span = in.spanFrom(start);
            if (!in.skipName("in")) {
                return new Scope.Is(type, span);
            }
            Optional<Place> entity = entityOrSlot(slot);
            return entity.<Scope>map(e -> new Scope.IsIn(type, e.uid(), span, e.span()))
                    .orElseGet(() -> new Scope.IsInSlot(type, span));
        }
        requireEndOfScope("==, in or is");
        return new Scope.All();
    }

    /** The scope of the action. */
    ActionScope actionScope() {
        in.expectName("action");
        if (in.skip(TokenKind.EQUAL)) {
            Place action = action();
            return new ActionScope.Equal(action.uid(), action.span());
        }
        if (in.skipName("in")) {
            if (in.skip(TokenKind.LEFT_BRACKET)) {
                return actions();
            }
            Place action = action();
            return new ActionScope.In(action.uid(), action.span());
        }
        if (in.atName("is")) {
            throw in.error(in.peek(), "the action cannot be tested by \"is\"", "write action == or action in");
        }
        requireEndOfScope("== or in");
        return new ActionScope.All();
    }

    private ActionScope actions() {
        List<EntityUid> actions = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        while (!in.skip(TokenKind.RIGHT_BRACKET)) {
            Place action = action();
            actions.add(action.uid());
            spans.add(action.span());
            if (!in.skip(TokenKind.COMMA) && !in.at(TokenKind.RIGHT_BRACKET)) {
                throw in.unexpected("\",\" or \"]\"");
            }
        }
        return ActionScope.in(actions, spans);
    }

    private Place action() {
        if (in.at(TokenKind.SLOT)) {
            throw in.error(in.peek(), "the action cannot be a slot", "only principal and resource have slots");
        }
        Place action = entity();
        String type = action.uid().type();
        if (!type.equals("Action") && !type.endsWith("::Action")) {
            in.findings()
                    .error("syntax", action.span(), "an action's type is Action, not " + type, "write Action::\"...\"");
        }
        return action;
    }

    /** The entity, or nothing for this slot. */
    private Optional<Place> entityOrSlot(Slot slot) {
        if (!in.at(TokenKind.SLOT)) {
            return Optional.of(entity());
        }
        Token token = in.next();
        if (!in.text(token).equals(slot.text())) {
            throw in.error(token, "here only the slot " + slot.text() + " may stand", "");
        }
        return Optional.empty();
    }

    private Place entity() {
        int parentheses = 0;
        while (in.skip(TokenKind.LEFT_PAREN)) {
            parentheses++;
        }
        Token start = in.peek();
        String type = in.identifier("an entity");
        in.expect(TokenKind.DOUBLE_COLON);
        StringBuilder path = new StringBuilder(type);
        while (!in.at(TokenKind.STRING)) {
            path.append("::").append(in.identifier("a type name, or an entity's id as a string"));
            in.expect(TokenKind.DOUBLE_COLON);
        }
        EntityUid uid = EntityUid.of(path.toString(), in.string(in.next()));
        Place entity = new Place(uid, in.spanFrom(start));
        for (int i = 0; i < parentheses; i++) {
            in.expect(TokenKind.RIGHT_PAREN);
        }
        return entity;
    }

    private String path() {
        StringBuilder path = new StringBuilder(in.identifier("an entity type"));
        while (in.skip(TokenKind.DOUBLE_COLON)) {
            path.append("::").append(in.identifier("an entity type"));
        }
        return path.toString();
    }

    private void requireEndOfScope(String operators) {
        if (in.at(TokenKind.COMMA) || in.at(TokenKind.RIGHT_PAREN)) {
            return;
        }
        String hint = in.at(TokenKind.IDENTIFIER) && !Names.isReserved(in.text(in.peek()))
                ? ""
                : "other conditions stand in when { ... }";
        throw in.unexpected(operators + ", or \",\"", hint);
    }
}
