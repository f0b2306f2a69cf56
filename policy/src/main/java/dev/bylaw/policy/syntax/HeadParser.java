// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what stands in the parentheses after {@code permit}: the scopes of principal, action and resource. */
final class HeadParser {

    private final TokenStream in;

    HeadParser(TokenStream in) {
        this.in = in;
    }

    /** The scope of the principal or of the resource. */
    Scope scope(Slot slot) {
        in.expectName(slot.text().substring(1));
        if (in.skip(TokenKind.EQUAL)) {
            Optional<EntityUid> entity = entityOrSlot(slot);
            return entity.<Scope>map(Scope.Equal::new).orElseGet(Scope.EqualSlot::new);
        }
        if (in.skipName("in")) {
            Optional<EntityUid> entity = entityOrSlot(slot);
            return entity.<Scope>map(Scope.In::new).orElseGet(Scope.InSlot::new);
        }
        if (in.skipName("is")) {
            String type = path();
            if (!in.skipName("in")) {
                return new Scope.Is(type);
            }
            Optional<EntityUid> entity = entityOrSlot(slot);
            return entity.<Scope>map(e -> new Scope.IsIn(type, e)).orElseGet(() -> new Scope.IsInSlot(type));
        }
        requireEndOfScope("==, in or is");
        return new Scope.All();
    }

    /** The scope of the action. */
    ActionScope actionScope() {
        in.expectName("action");
        if (in.skip(TokenKind.EQUAL)) {
            return new ActionScope.Equal(action());
        }
        if (in.skipName("in")) {
            return in.skip(TokenKind.LEFT_BRACKET) ? actions() : new ActionScope.In(action());
        }
        if (in.atName("is")) {
            throw in.error(in.peek(), "the action cannot be tested by \"is\"", "write action == or action in");
        }
        requireEndOfScope("== or in");
        return new ActionScope.All();
    }

    private ActionScope actions() {
        List<EntityUid> actions = new ArrayList<>();
        while (!in.skip(TokenKind.RIGHT_BRACKET)) {
            actions.add(action());
            if (!in.skip(TokenKind.COMMA) && !in.at(TokenKind.RIGHT_BRACKET)) {
                throw in.unexpected("\",\" or \"]\"");
            }
        }
        return ActionScope.in(actions);
    }

    private EntityUid action() {
        Token start = in.peek();
        if (in.at(TokenKind.SLOT)) {
            throw in.error(start, "the action cannot be a slot", "only principal and resource have slots");
        }
        EntityUid action = entity();
        String type = action.type();
        if (!type.equals("Action") && !type.endsWith("::Action")) {
            in.findings()
                    .error(
                            "syntax",
                            in.spanFrom(start),
                            "an action's type is Action, not " + type,
                            "write Action::\"...\"");
        }
        return action;
    }

    /** The entity, or nothing for this slot. */
    private Optional<EntityUid> entityOrSlot(Slot slot) {
        if (!in.at(TokenKind.SLOT)) {
            return Optional.of(entity());
        }
        Token token = in.next();
        if (!in.text(token).equals(slot.text())) {
            throw in.error(token, "here only the slot " + slot.text() + " may stand", "");
        }
        return Optional.empty();
    }

    private EntityUid entity() {
        int parentheses = 0;
        while (in.skip(TokenKind.LEFT_PAREN)) {
            parentheses++;
        }
        String type = in.identifier("an entity");
        in.expect(TokenKind.DOUBLE_COLON);
        StringBuilder path = new StringBuilder(type);
        while (!in.at(TokenKind.STRING)) {
            path.append("::").append(in.identifier("a type name, or an entity's id as a string"));
            in.expect(TokenKind.DOUBLE_COLON);
        }
        EntityUid entity = EntityUid.of(path.toString(), in.string(in.next()));
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
