// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * What policies are asked at a sink. The names begin with {@code jvm.}, which no method's name does, so that they are never
 * taken for a tool's.
 */
public enum SinkAction {
    /** A process. */
    START_PROCESS(
            Sink.PROCESS,
            "jvm.start_process",
            "Command::{command}",
            "command:Ljava/lang/String;",
            "arguments:Ljava/util/List<Ljava/lang/String;>;",
            "line:Ljava/lang/String;",
            "directory:Ljava/util/Optional<Ljava/lang/String;>;"),
    /** A connection, or a datagram. */
    CONNECT(
            Sink.NETWORK,
            "jvm.connect",
            "Address::{address}",
            "address:Ljava/lang/String;",
            "ip:Ljava/util/Optional<Ljava/net/InetAddress;>;",
            "port:I"),
    /** One file is written, created or deleted. */
    WRITE_FILE(Sink.FILES, "jvm.write_file", "File::{path}", "path:Ljava/lang/String;", "operation:Ljava/lang/String;"),
    /** A file gets a name that it had not. */
    MOVE_FILE(
            Sink.FILES,
            "jvm.move_file",
            "File::{path}",
            "path:Ljava/lang/String;",
            "source:Ljava/lang/String;",
            "operation:Ljava/lang/String;"),
    /** Native code. */
    LOAD_LIBRARY(Sink.NATIVE, "jvm.load_library", "Library::{library}", "library:Ljava/lang/String;");

    private final Sink sink;
    private final String action;
    private final String resource;
    /** Name and generic signature of each, with spaces between. */
    private final String inputs;

    SinkAction(Sink sink, String action, String resource, String... inputs) {
        this.sink = sink;
        this.action = action;
        this.resource = resource;
        this.inputs = String.join(" ", inputs);
    }

    /** The sink that it belongs to. */
    public Sink sink() {
        return sink;
    }

    /** The action's name in policies. */
    public String action() {
        return action;
    }

    String resource() {
        return resource;
    }

    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        for (String input : inputs.split(" ", -1)) {
            int colon = input.indexOf(':');
            String type = input.substring(colon + 1);
            int generic = type.indexOf('<');
            String erased = generic < 0 ? type : type.substring(0, generic) + ';';
            all.add(new Parameter(input.substring(0, colon), erased, generic < 0 ? null : type, false, false, null));
        }
        return all;
    }
}
