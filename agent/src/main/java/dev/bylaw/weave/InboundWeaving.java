// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Has Spring Security tell the gate whom it authenticated: in its authorization filter, which comes after all filters that
 * authenticate, and for as long as the rest of the request is served below it.
 *
 * <p>The filter asks Spring Security itself, with its own classes, before it does anything else; the gate is given what that says.
 */
final class InboundWeaving {

    /** The filter, in Spring Security 6 and 7. */
    static final String FILTER = "org/springframework/security/web/access/intercept/AuthorizationFilter";

    private static final String SECURITY = "org/springframework/security/core/";
    private static final String SERVES = "doFilter(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;"
            + "Ljakarta/servlet/FilterChain;)V";

    private InboundWeaving() {}

    /** @throws IllegalStateException when the filter has another shape, so that nobody would be bound */
    static byte[] weave(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        MethodSurvey serves = ClassSurvey.of(reader, Tools.NONE).methods.get(SERVES);
        if (serves == null || serves.is(Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT)) {
            throw new IllegalStateException(FILTER + " has no " + SERVES);
        }
        return ClassWeaver.rewrite(reader, new ClassWeaver.Bodies() {
            @Override
            MethodVisitor of(MethodVisitor next, int access, String name, String descriptor) {
                return SERVES.equals(name + descriptor) ? new FilterWeaver(next, serves) : next;
            }
        });
    }

    private static final class FilterWeaver extends MethodWeaver {

        FilterWeaver(MethodVisitor next, MethodSurvey survey) {
            super(next, survey, null, false, true);
        }

        @Override
        void enter() {
            mv.visitLdcInsn("authenticated");
            GateCalls.push(mv, 1);
            mv.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
            mv.visitInsn(Opcodes.DUP);
            GateCalls.push(mv, 0);
            mv.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    SECURITY + "context/SecurityContextHolder",
                    "getContext",
                    "()L" + SECURITY + "context/SecurityContext;",
                    false);
            mv.visitMethodInsn(
                    Opcodes.INVOKEINTERFACE,
                    SECURITY + "context/SecurityContext",
                    "getAuthentication",
                    "()L" + SECURITY + "Authentication;",
                    true);
            mv.visitInsn(Opcodes.AASTORE);
            GateCalls.call(mv, "serve", "(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;");
            mv.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Integer");
            mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I", false);
        }
    }
}
