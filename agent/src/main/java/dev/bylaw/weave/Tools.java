// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The frameworks whose tools are governed without a word in the application: by the annotations that make a method a tool, and
 * by the methods through which a framework runs whatever tool it is. Immutable.
 */
public final class Tools {

    /** No framework's. */
    public static final Tools NONE = new Tools(List.of(), List.of());

    /** Every framework's that is known. */
    public static final Tools ALL = new Tools(ToolAnnotation.ALL, ExecutorPoint.of(List.of("auto")));

    private final List<ToolAnnotation> annotations;
    private final List<ExecutorPoint> executors;
    private final Set<String> executorOwners = new HashSet<>();
    private final byte[][] descriptors;

    private Tools(List<ToolAnnotation> annotations, List<ExecutorPoint> executors) {
        this.annotations = List.copyOf(annotations);
        this.executors = executors;
        for (ExecutorPoint point : executors) {
            executorOwners.add(point.owner());
        }
        this.descriptors = new byte[annotations.size()][];
        for (int i = 0; i < descriptors.length; i++) {
            descriptors[i] = annotations.get(i).descriptor().getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** The names of the frameworks. Google's ADK marks its tools by nothing: its name adds no annotation. */
    public static List<String> frameworks() {
        Set<String> names = new LinkedHashSet<>();
        for (ToolAnnotation annotation : ToolAnnotation.ALL) {
            names.add(annotation.framework());
        }
        names.add("adk");
        return List.copyOf(names);
    }

    /** Those of these frameworks; {@code auto} is all of them. */
    public static Tools of(List<String> frameworks) {
        if (frameworks.contains("auto")) {
            return ALL;
        }
        List<ToolAnnotation> chosen = new ArrayList<>();
        for (ToolAnnotation annotation : ToolAnnotation.ALL) {
            if (frameworks.contains(annotation.framework())) {
                chosen.add(annotation);
            }
        }
        return new Tools(chosen, ExecutorPoint.of(frameworks));
    }

    /** Whether a framework runs tools through methods that the type of this name, with slashes, declares. */
    boolean hasExecutor(String className) {
        return executorOwners.contains(className);
    }

    /** The ways to run tools that the type of this name, with slashes, has. */
    List<ExecutorPoint> executors(String className) {
        List<ExecutorPoint> found = new ArrayList<>();
        for (ExecutorPoint point : executors) {
            if (point.owner().equals(className)) {
                found.add(point);
            }
        }
        return found;
    }

    /** What this method is in how a framework runs tools, or {@code null} when it is nothing in it. */
    ExecutorPoint executor(String className, String method, String descriptor) {
        if (executorOwners.contains(className)) {
            for (ExecutorPoint point : executors) {
                if (point.is(className, method, descriptor)) {
                    return point;
                }
            }
        }
        return null;
    }

    /** The annotation of this descriptor, or {@code null} when it makes nothing a tool. */
    ToolAnnotation find(String descriptor) {
        for (ToolAnnotation annotation : annotations) {
            if (descriptor.length() == annotation.className().length() + 2
                    && descriptor.equals(annotation.descriptor())) {
                return annotation;
            }
        }
        return null;
    }

    /** Whether a class file has one of the descriptors here. Asked for every constant of every class that is loaded. */
    boolean isAt(byte[] bytes, int from, int length) {
        for (byte[] descriptor : descriptors) {
            if (descriptor.length == length && ClassScan.isText(descriptor, bytes, from)) {
                return true;
            }
        }
        return false;
    }
}
