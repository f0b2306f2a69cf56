// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.tiles;

/** The paths of c2sp.org/tlog-tiles, below the folder {@code log}. */
public final class TilePath {

    /** How many hashes or records a full tile or bundle holds. */
    public static final int WIDTH = 256;

    /** The folder of the published log. */
    public static final String FOLDER = "log";

    /** The signed head. */
    public static final String CHECKPOINT = FOLDER + "/checkpoint";

    private TilePath() {}

    /** A tile of hashes. */
    public static String tile(int level, long index, int width) {
        return FOLDER + "/tile/" + level + "/" + number(index) + partial(width);
    }

    /** A bundle of records. */
    public static String entries(long index, int width) {
        return FOLDER + "/tile/entries/" + number(index) + partial(width);
    }

    /** The folder that holds the partial forms of a tile or bundle, given the path of the full one. */
    public static String partials(String full) {
        return full + ".p";
    }

    /** The folder that a path is in. */
    public static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** {@code 1234067} is {@code x001/x234/067}. */
    private static String number(long index) {
        String path = three(index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path = "x" + three(rest % 1000) + "/" + path;
        }
        return path;
    }

    private static String three(long digits) {
        return (digits < 10 ? "00" : digits < 100 ? "0" : "") + digits;
    }

    private static String partial(int width) {
        return width == WIDTH ? "" : ".p/" + width;
    }
}
