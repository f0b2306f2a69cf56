// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.ExtensionFunction;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.ast.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a call means. A built-in method with the wrong number of arguments is an error of the text; so is a method
 * written as a function, and a function written as a method. An extension function with the wrong number of arguments is
 * an error of evaluation, as in the language's definition.
 */
final class CallParser {

    private final TokenStream in;

    CallParser(TokenStream in) {
        this.in = in;
    }

    /** The call {@code receiver.name(arguments)}. */
    Expr method(Expr receiver, Token name, List<Expr> arguments, Span span) {
        String text = in.text(name);
        for (BinaryOp op : BinaryOp.values()) {
            if (op.isMethod() && op.symbol().equals(text)) {
                requireArguments(name, arguments, 1);
                return new Expr.Binary(op, receiver, arguments.get(0), span);
            }
        }
        if (UnaryOp.IS_EMPTY.symbol().equals(text)) {
            requireArguments(name, arguments, 0);
            return new Expr.Unary(UnaryOp.IS_EMPTY, receiver, span);
        }
        Optional<ExtensionFunction> function = ExtensionFunction.named(text);
        if (function.isEmpty()) {
            throw in.error(name, "there is no method \"" + text + "\"", NearestName.hint(text, names(true)));
        }
        if (!function.get().isMethod()) {
            throw in.error(name, "\"" + text + "\" is a function, not a method", "write " + text + "(...)");
        }
        List<Expr> all = new ArrayList<>(List.of(receiver));
        all.addAll(arguments);
        return new Expr.Call(function.get(), all, span);
    }

    /** The call {@code name(arguments)}. */
    Expr function(String text, Token name, List<Expr> arguments, Span span) {
        Optional<ExtensionFunction> function = ExtensionFunction.named(text);
        if (names(true).contains(text)) {
            throw in.error(name, "\"" + text + "\" is a method, not a function", "write value." + text + "(...)");
        }
        if (function.isEmpty()) {
            throw in.error(name, "there is no function \"" + text + "\"", NearestName.hint(text, names(false)));
        }
        return new Expr.Call(function.get(), arguments, span);
    }

    private void requireArguments(Token name, List<Expr> arguments, int count) {
        if (arguments.size() != count) {
            String wanted = count == 0 ? "no argument" : "one argument";
            throw in.error(name, in.text(name) + " takes " + wanted + ", not " + arguments.size(), "");
        }
    }

    private static List<String> names(boolean methods) {
        List<String> names = new ArrayList<>();
        for (ExtensionFunction function : ExtensionFunction.values()) {
            if (function.isMethod() == methods) {
                names.add(function.functionName());
            }
        }
        if (methods) {
            names.add(UnaryOp.IS_EMPTY.symbol());
            for (BinaryOp op : BinaryOp.values()) {
                if (op.isMethod()) {
                    names.add(op.symbol());
                }
            }
        }
        return names;
    }
}
