// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;

/** The public ways to native code. What they load does nothing by itself. */
public final class NativeWays extends Outside.Ways {

    private static final int FOREIGN_FUNCTIONS = 22;

    private boolean reached;

    /** Lists them. */
    public NativeWays() {
        String library =
                Path.of(System.getProperty("java.home"), "lib", "libjsig.so").toString();
        way("System.load", () -> {
            System.load(library);
            reached = true;
        });
        way("System.loadLibrary", () -> {
            System.loadLibrary("jsig");
            reached = true;
        });
        way("Runtime.load", () -> {
            Runtime.getRuntime().load(library);
            reached = true;
        });
        way("Runtime.loadLibrary", () -> {
            Runtime.getRuntime().loadLibrary("jsig");
            reached = true;
        });
        if (Runtime.version().feature() >= FOREIGN_FUNCTIONS) {
            way("SymbolLookup.libraryLookup", () -> {
                Object arena = Class.forName("java.lang.foreign.Arena")
                        .getMethod("global")
                        .invoke(null);
                Class.forName("java.lang.foreign.SymbolLookup")
                        .getMethod("libraryLookup", Path.class, Class.forName("java.lang.foreign.Arena"))
                        .invoke(null, Path.of(library), arena);
                reached = true;
            });
            way("Linker.downcallHandle", () -> {
                Class<?> linker = Class.forName("java.lang.foreign.Linker");
                Class<?> description = Class.forName("java.lang.foreign.FunctionDescriptor");
                Class<?> layout = Class.forName("java.lang.foreign.MemoryLayout");
                Object none = Array.newInstance(layout, 0);
                Object nothing =
                        description.getMethod("ofVoid", none.getClass()).invoke(null, none);
                Object options = Array.newInstance(Class.forName("java.lang.foreign.Linker$Option"), 0);
                Method link = linker.getMethod("downcallHandle", description, options.getClass());
                link.invoke(linker.getMethod("nativeLinker").invoke(null), nothing, options);
                reached = true;
            });
        }
    }

    @Override
    protected String state() throws IOException {
        return Files.exists(folder) + " " + reached;
    }

    @Override
    protected void reset() {
        reached = false;
    }
}
