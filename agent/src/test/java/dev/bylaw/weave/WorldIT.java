// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.fork.TestAgent;
import dev.bylaw.weave.spec.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weaves every method and constructor of well-known libraries, with arguments, and has the JVM verify all of it. */
final class WorldIT {

    private static final String EVERYTHING = "rule=*#*;rule=*#<init>;arguments;quiet";
    private static final String JARS = "target/world";

    @Test
    void every_class_that_links_unwoven_links_woven_unless_it_has_a_native_method() throws Exception {
        List<String> unwoven = ForkedJvm.plain().run(World.class, JARS, "*.jar").out();
        ForkedJvm.Outcome woven = ForkedJvm.under(TestAgent.jar(), EVERYTHING).run(World.class, JARS, "*.jar");
        assertThat(woven.err()).noneMatch(line -> line.contains("VerifyError"));
        assertThat(woven.out().stream().filter(line -> line.contains(" linked ")))
                .hasSizeGreaterThan(9000);
        List<String> expected = unwoven.stream()
                .map(line -> line.endsWith(" native") ? line.replaceAll(" .*", " ClassFormatError") : line)
                .toList();
        assertThat(woven.out()).isEqualTo(expected);
    }

    @Test
    void a_weaver_that_forgets_a_frame_is_caught() throws Exception {
        ForkedJvm.Outcome broken = ForkedJvm.under(
                        TestAgent.jarThatForgetsFrames(), "rule=com.google.common.io.*#*;quiet")
                .run(World.class, JARS, "guava-*.jar");
        assertThat(broken.err()).anyMatch(line -> line.contains("VerifyError"));
        assertThat(broken.out()).anyMatch(line -> line.endsWith(" VerifyError"));
    }
}
