// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilePathTest {

    @ParameterizedTest
    @CsvSource({
        "0,0,256,log/tile/0/000",
        "0,999,256,log/tile/0/999",
        "0,1000,256,log/tile/0/x001/000",
        "1,1234067,256,log/tile/1/x001/x234/067",
        "3,67,44,log/tile/3/067.p/44",
        "0,1000000,1,log/tile/0/x001/x000/000.p/1"
    })
    void tiles_are_where_the_specification_puts_them(int level, long index, int width, String path) {
        assertThat(TilePath.tile(level, index, width)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"0,256,log/tile/entries/000", "1234,7,log/tile/entries/x001/234.p/7"})
    void bundles_are_where_the_specification_puts_them(long index, int width, String path) {
        assertThat(TilePath.entries(index, width)).isEqualTo(path);
    }
}
