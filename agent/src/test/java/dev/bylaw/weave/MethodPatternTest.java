// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MethodPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.B#c                   | a.B   | c      | (I)V                      | true
                    a.B#c                   | a.B   | d      | (I)V                      | false
                    a.B#c                   | a.BB  | c      | (I)V                      | false
                    a.*#c                   | a.x.B | c      | ()V                       | true
                    *#c*e                   | B     | create | ()V                       | true
                    *#c*e                   | B     | crea   | ()V                       | false
                    a.B+#c(..)              | a.B   | c      | (JLjava/lang/String;)V    | true
                    a.B#c()                 | a.B   | c      | ()V                       | true
                    a.B#c()                 | a.B   | c      | (I)V                      | false
                    a.B#c(long, *.String)   | a.B   | c      | (JLjava/lang/String;)V    | true
                    a.B#c(long)             | a.B   | c      | (JLjava/lang/String;)V    | false
                    a.B#c(int[])            | a.B   | c      | ([I)V                     | true
                    a.B#*                   | a.B   | <init> | ()V                       | false
                    a.B#<init>              | a.B   | <init> | ()V                       | true
                    a.B$C#c                 | a.B$C | c      | ()V                       | true
                    """)
    void means_a_method(String pattern, String className, String method, String descriptor, boolean means) {
        MethodPattern parsed = MethodPattern.parse(pattern);
        assertThat(parsed.matchesClass(className) && parsed.matchesMethod(method, descriptor))
                .isEqualTo(means);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.B+#c(..)", "a.*#*(..)", "a.B#<init>(int, java.lang.String[])", "a.B#c()"})
    void prints_as_it_is_written(String pattern) {
        assertThat(MethodPattern.parse(pattern)).hasToString(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.B", "a.B#", "#c", "a.B#c(", "a.B#c(int", "a.B#c(int,)", "a b#c", "a.B#c#d", "+#c"})
    void refuses_what_names_no_method_and_says_how_to_write_it(String pattern) {
        assertThatThrownBy(() -> MethodPattern.parse(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Write package.Class#method(type, type)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"()V | ()", "(I[[JLjava/lang/String;Z)V | (int, long[][], java.lang.String, boolean)"})
    void descriptors_read_as_source(String descriptor, String text) {
        assertThat(Names.parameters(descriptor)).isEqualTo(text);
    }
}
