// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Has an MCP server keep what asks in place of what the application gave it: in the constructor of a specification, before
 * the handler goes into its field, and in the method that makes a specification of one that answers at once.
 *
 * <pre>
 *   this.callHandler = (BiFunction) BylawGate.handler(callHandler, site, Specification.class, adapter, words);
 *   return new Specification(…, (BiFunction) BylawGate.adapted(handler));
 * </pre>
 *
 * The words are method handles of the server's own classes, made by the server's own code: the gate stands where it cannot
 * name them.
 */
final class HandlerWeaver extends MethodVisitor {

    private static final String FUNCTION = "java/util/function/BiFunction";
    private static final String MONO = "reactor/core/publisher/Mono";
    private static final String SCHEMA = "io/modelcontextprotocol/spec/McpSchema$";
    private static final String RESULT = SCHEMA + "CallToolResult";
    private static final String BUILDER = RESULT + "$Builder";
    /** Number, class, name, array, array, index and handle. */
    private static final int STACK = 7;

    private final ExecutorPoint point;
    private final Site site;

    /** @param site {@code null} for the method that converts */
    HandlerWeaver(MethodVisitor next, ExecutorPoint point, Site site) {
        super(Opcodes.ASM9, next);
        this.point = point;
        this.site = site;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
        boolean keeps = opcode == Opcodes.PUTFIELD && owner.equals(point.owner()) && field.equals(point.method());
        if (keeps && site != null) {
            GateCalls.push(mv, site.id());
            mv.visitLdcInsn(Type.getObjectType(owner));
            String adapter = Served.adapter(point);
            if (adapter == null) {
                mv.visitInsn(Opcodes.ACONST_NULL);
            } else {
                mv.visitLdcInsn(adapter);
            }
            words();
            GateCalls.call(
                    mv,
                    "handler",
                    "(Ljava/lang/Object;ILjava/lang/Class;Ljava/lang/String;[Ljava/lang/invoke/MethodHandle;)"
                            + "Ljava/lang/Object;");
            mv.visitTypeInsn(Opcodes.CHECKCAST, FUNCTION);
        }
        super.visitFieldInsn(opcode, owner, field, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (site == null && name.equals("<init>") && owner.equals(point.owner())) {
            GateCalls.call(mv, "adapted", "(Ljava/lang/Object;)Ljava/lang/Object;");
            mv.visitTypeInsn(Opcodes.CHECKCAST, FUNCTION);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitMaxs(int stack, int locals) {
        super.visitMaxs(stack + STACK, locals);
    }

    private void words() {
        List<Handle> words = words(point);
        GateCalls.push(mv, words.size());
        mv.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/invoke/MethodHandle");
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i) != null) {
                mv.visitInsn(Opcodes.DUP);
                GateCalls.push(mv, i);
                mv.visitLdcInsn(words.get(i));
                mv.visitInsn(Opcodes.AASTORE);
            }
        }
    }

    /** In the order of the constants of {@link dev.bylaw.gate.BylawWords}. */
    private static List<Handle> words(ExecutorPoint point) {
        List<Handle> words = new ArrayList<>();
        switch (point.method()) {
            case "readHandler" -> {
                words.add(method(SCHEMA + "ReadResourceRequest", "uri", "()Ljava/lang/String;"));
                words.add(null);
            }
            case "promptHandler" -> {
                words.add(method(SCHEMA + "GetPromptRequest", "name", "()Ljava/lang/String;"));
                words.add(method(SCHEMA + "GetPromptRequest", "arguments", "()Ljava/util/Map;"));
            }
            default -> {
                words.add(method(SCHEMA + "CallToolRequest", "name", "()Ljava/lang/String;"));
                words.add(method(SCHEMA + "CallToolRequest", "arguments", "()Ljava/util/Map;"));
            }
        }
        words.add(function(MONO, "defer", "(Ljava/util/function/Supplier;)L" + MONO + ";"));
        words.add(function(MONO, "just", "(Ljava/lang/Object;)L" + MONO + ";"));
        words.add(function(MONO, "error", "(Ljava/lang/Throwable;)L" + MONO + ";"));
        words.add(method(MONO, "onErrorResume", "(Ljava/util/function/Function;)L" + MONO + ";"));
        words.add(method(MONO, "doOnSuccess", "(Ljava/util/function/Consumer;)L" + MONO + ";"));
        words.add(method(MONO, "doOnCancel", "(Ljava/lang/Runnable;)L" + MONO + ";"));
        if (!point.method().equals("callHandler")) {
            return words; // there is no answer that is an error
        }
        words.add(function(RESULT, "builder", "()L" + BUILDER + ";"));
        words.add(method(BUILDER, "addTextContent", "(Ljava/lang/String;)L" + BUILDER + ";"));
        words.add(method(BUILDER, "isError", "(Ljava/lang/Boolean;)L" + BUILDER + ";"));
        words.add(method(BUILDER, "build", "()L" + RESULT + ";"));
        return words;
    }

    private static Handle method(String owner, String name, String descriptor) {
        return new Handle(Opcodes.H_INVOKEVIRTUAL, owner, name, descriptor, false);
    }

    private static Handle function(String owner, String name, String descriptor) {
        return new Handle(Opcodes.H_INVOKESTATIC, owner, name, descriptor, false);
    }
}
