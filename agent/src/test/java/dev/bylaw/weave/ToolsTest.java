// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which methods are tools, read from class files as compilers write them; no framework is needed to know them. */
class ToolsTest {

    private static final String LANGCHAIN4J = "dev/langchain4j/agent/tool/Tool";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dev/langchain4j/agent/tool/Tool, name",
        "org/springframework/ai/tool/annotation/Tool, name",
        "org/springframework/ai/mcp/annotation/McpTool, name",
        "org/springaicommunity/mcp/annotation/McpTool, name",
        "io/quarkiverse/mcp/server/Tool, name",
        "io/agentscope/core/tool/Tool, name",
        "ai/koog/agents/core/tools/annotations/Tool, customName",
        "com/embabel/agent/api/annotation/LlmTool, name",
        "com/embabel/agent/api/annotation/Action, name",
        "com/microsoft/semantickernel/semanticfunctions/annotations/DefineKernelFunction, name",
    })
    void a_framework_s_annotation_governs_under_the_tool_s_name(String annotation, String member) {
        Site named = only(Tools.ALL, new Mark(annotation, member, "lookup_order"));
        Site unnamed = only(Tools.ALL, new Mark(annotation, null, null));

        assertThat(named.action()).isEqualTo("lookup_order");
        assertThat(unnamed.action()).isEqualTo("lookup");
        assertThat(unnamed.resource()).isNull();
        assertThat(unnamed.origin().display())
                .isEqualTo("@" + annotation.substring(annotation.lastIndexOf('/') + 1) + " on com.acme.Orders");
    }

    @Test
    void an_annotation_of_the_same_simple_name_is_not_one() {
        assertThat(foresee(Tools.ALL, new Mark("com/acme/Tool", "name", "lookup_order"))
                        .sites())
                .isEmpty();
    }

    @Test
    void a_framework_that_is_not_chosen_governs_nothing() {
        Mark mark = new Mark(LANGCHAIN4J, null, null);

        assertThat(foresee(Tools.of(List.of("spring-ai", "mcp")), mark).sites()).isEmpty();
        assertThat(foresee(Tools.of(List.of("off")), mark).sites()).isEmpty();
        assertThat(foresee(Tools.of(List.of("langchain4j")), mark).sites()).hasSize(1);
        assertThat(foresee(Tools.of(List.of("auto")), mark).sites()).hasSize(1);
    }

    @Test
    void a_class_that_is_not_marked_is_not_read_any_closer() {
        Foresight foresight = new Foresight(List.of(), Tools.ALL);

        assertThat(foresight.concerns(classFile(new Mark(LANGCHAIN4J, null, null))))
                .isTrue();
        assertThat(foresight.concerns(classFile())).isFalse();
        assertThat(new Foresight(List.of(), Tools.NONE).concerns(classFile(new Mark(LANGCHAIN4J, null, null))))
                .isFalse();
    }

    @Test
    void our_own_annotation_counts_before_a_framework_s_wherever_it_stands() {
        Mark ours = new Mark("dev/bylaw/annotations/GovernedAction", "value", "read_order");
        Mark theirs = new Mark(LANGCHAIN4J, "name", "lookup_order");

        assertThat(only(Tools.ALL, ours, theirs).action()).isEqualTo("read_order");
        assertThat(only(Tools.ALL, theirs, ours).action()).isEqualTo("read_order");
    }

    @Test
    void the_configuration_counts_before_a_framework_s_annotation() {
        GovernRule rule = new GovernRule(
                MethodPattern.parse("com.acme.Orders#lookup"), "read_order", "Order::{0}", List.of(), "bylaw.yaml", 3);
        Site site = new Foresight(List.of(rule), Tools.ALL)
                .foresee(classFile(new Mark(LANGCHAIN4J, "name", "lookup_order")))
                .sites()
                .get(0);

        assertThat(site.action()).isEqualTo("read_order");
        assertThat(site.resource()).isEqualTo("Order::{0}");
    }

    @Test
    void a_name_that_is_no_text_makes_the_method_deny() {
        Foreseen seen = foresee(Tools.ALL, new Mark(LANGCHAIN4J, "name", 7));

        assertThat(seen.sites()).isEmpty();
        assertThat(seen.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.DENIED);
            assertThat(gap.reason()).isEqualTo("the member name of its @Tool is not a string");
        });
    }

    private record Mark(String annotation, String member, Object value) {}

    private static Site only(Tools tools, Mark... marks) {
        List<Site> sites = foresee(tools, marks).sites();
        assertThat(sites).hasSize(1);
        return sites.get(0);
    }

    private static Foreseen foresee(Tools tools, Mark... marks) {
        return new Foresight(List.of(), tools).foresee(classFile(marks));
    }

    private static byte[] classFile(Mark... marks) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "com/acme/Orders", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "lookup", "(J)V", null, null);
        method.visitParameter("order", 0);
        for (Mark mark : marks) {
            AnnotationVisitor annotation = method.visitAnnotation("L" + mark.annotation() + ";", true);
            if (mark.member() != null) {
                annotation.visit(mark.member(), mark.value());
            }
            annotation.visitEnd();
        }
        method.visitCode();
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 3);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
