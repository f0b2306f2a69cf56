// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.file;

import dev.bylaw.cli.console.Failure;
import dev.bylaw.policy.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Reads text files. A text keeps the name under which the user knows its file. */
public final class TextFile {

    private static final long LARGEST = 64L << 20;

    private TextFile() {}

    /** The whole text of a file, which must be UTF-8. */
    public static Source read(Path file) throws Failure {
        if (Files.isDirectory(file)) {
            throw Failure.usage(file + ": this is a folder. Name a file.");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw Failure.usage(file + ": larger than " + (LARGEST >> 20) + " MiB, which no such file should be.");
            }
            // Decoding that reports, because decoding that replaces would change what a policy says.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return new Source(file.toString(), text);
        } catch (NoSuchFileException e) {
            throw Failure.usage(file + ": there is no such file.", e);
        } catch (CharacterCodingException e) {
            throw Failure.usage(file + ": not UTF-8. Save the file in UTF-8.", e);
        } catch (IOException e) {
            throw Failure.usage(file + ": cannot be read: " + e + ".", e);
        }
    }

    /**
     * The files that are meant: a file itself, of a folder those directly in it whose names end so, by name. The enforcer
     * reads a folder in the same order, on which the names of policies without {@code @id} depend.
     */
    public static List<Path> in(Path fileOrFolder, String ending) throws Failure {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(fileOrFolder)) {
            entries.filter(entry -> entry.toString().endsWith(ending)).forEach(files::add);
        } catch (IOException e) {
            throw Failure.usage(fileOrFolder + ": the folder cannot be read: " + e + ".", e);
        }
        Collections.sort(files);
        if (files.isEmpty()) {
            throw Failure.usage(fileOrFolder + ": there is no *" + ending + " file in this folder.");
        }
        return files;
    }
}
