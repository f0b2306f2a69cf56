// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionValuesTest {

    @ParameterizedTest
    @CsvSource({
        "1.0, 10000",
        "1.2345, 12345",
        "00.10, 1000",
        "-0.5, -5000",
        "-0.0, 0",
        "922337203685477.5807, 9223372036854775807",
        "-922337203685477.5808, -9223372036854775808",
    })
    void a_decimal_counts_ten_thousandths(String text, long tenThousandths) {
        assertThat(Decimal.parse(text)).isEqualTo(new Decimal(tenThousandths));
        assertThat(Decimal.parse(Decimal.parse(text).text())).isEqualTo(Decimal.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.",
                ".1",
                "+1.0",
                "1.00000",
                "1.0 ",
                "--1.0",
                "1.-1",
                "1e1.0",
                "\u0661.0",
                "922337203685477.5808",
                "-922337203685477.5809",
                "99999999999999999999999.0"
            })
    void a_decimal_is_refused(String text) {
        assertThatThrownBy(() -> Decimal.parse(text)).isInstanceOf(ValueFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-10-15, 1728950400000",
        "1970-01-01T00:00:00Z, 0",
        "1969-12-31T23:59:59.999Z, -1",
        "1970-01-01T00:00:00+0100, -3600000",
        "1970-01-01T00:00:00.001-2359, 86340001",
        "2000-02-29, 951782400000",
        "0000-01-01, -62167219200000",
        "9999-12-31T23:59:59.999Z, 253402300799999",
    })
    void a_datetime_counts_milliseconds_of_the_epoch(String text, long millis) {
        assertThat(Datetime.parse(text)).isEqualTo(new Datetime(millis));
        assertThat(Datetime.parse(Datetime.parse(text).text())).isEqualTo(Datetime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-1-1",
                "2024-13-01",
                "2024-00-01",
                "2023-02-29",
                "1900-02-29",
                "2024-10-15Z",
                "2024-10-15T",
                "2024-10-15T11:35:00",
                "2024-10-15T24:00:00Z",
                "2024-10-15T11:60:00Z",
                "2024-10-15T11:35:60Z",
                "2024-10-15T11:35:00.1Z",
                "2024-10-15T11:35:00.1234Z",
                "2024-10-15T11:35:00+2400",
                "2024-10-15T11:35:00+0060",
                "2024-10-15T11:35:00+01:00",
                "2024-10-15 11:35:00Z",
                "+2024-10-15",
                "12024-10-15",
                "2024-10-15t11:35:00z"
            })
    void a_datetime_is_refused(String text) {
        assertThatThrownBy(() -> Datetime.parse(text)).isInstanceOf(ValueFormatException.class);
    }

    @Test
    void the_date_of_a_moment_before_the_epoch_is_the_midnight_before_it() {
        Datetime moment = new Datetime(-1);
        assertThat(moment.toDate()).isEqualTo(Datetime.parse("1969-12-31"));
        assertThat(moment.toTime()).isEqualTo(Duration.parse("23h59m59s999ms"));
    }

    @Test
    void a_date_before_all_dates_overflows() {
        assertThatThrownBy(() -> new Datetime(Long.MIN_VALUE).toDate()).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1d2h3m4s5ms, 93784005",
        "1m, 60000",
        "1ms, 1",
        "-1h, -3600000",
        "1d1ms, 86400001",
        "-9223372036854775808ms, -9223372036854775808",
        "9223372036854775807ms, 9223372036854775807",
    })
    void a_duration_counts_milliseconds(String text, long millis) {
        assertThat(Duration.parse(text)).isEqualTo(new Duration(millis));
        assertThat(Duration.parse(Duration.parse(text).text())).isEqualTo(Duration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1",
                "d",
                "1h1d",
                "1d1d",
                "1 d",
                "+1d",
                "1.5h",
                "1w",
                "1s-1ms",
                "9223372036854775808ms",
                "-9223372036854775809ms",
                "106751991168d",
                "1MS"
            })
    void a_duration_is_refused(String text) {
        assertThatThrownBy(() -> Duration.parse(text)).isInstanceOf(ValueFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1/32",
        "10.0.0.1/8, 10.0.0.1/8",
        "0.0.0.0/0, 0.0.0.0/0",
        "::, ::/128",
        "::1, ::1/128",
        "1::, 1::/128",
        "2001:0DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1/128",
        "1:2:3:4:5:6:7:8/64, 1:2:3:4:5:6:7:8/64",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0/128",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8/128",
        "1::8, 1::8/128",
    })
    void an_address_prints_in_one_form(String text, String printed) {
        assertThat(IpAddr.parse(text).text()).isEqualTo(printed);
        assertThat(IpAddr.parse(printed)).isEqualTo(IpAddr.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "256.0.0.1",
                "01.2.3.4",
                "1.2.3.4/33",
                "1.2.3.4/08",
                "1.2.3.4/",
                "1.2.3.4/+8",
                " 1.2.3.4",
                "1.2.3.4 ",
                "0x1.2.3.4",
                "::ffff:1.2.3.4",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                ":::",
                ":1",
                "1:",
                "12345::",
                "fe80::1%eth0",
                "::1/129",
                "::1/",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "g::",
                "localhost",
                "/8",
                ":"
            })
    void an_address_is_refused(String text) {
        assertThatThrownBy(() -> IpAddr.parse(text)).isInstanceOf(ValueFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.0/8, true",
        "10.0.0.0/8, 10.0.0.0/16, false",
        "10.0.0.0/16, 10.0.0.0/8, true",
        "11.0.0.1, 10.0.0.0/8, false",
        "1.2.3.4, 0.0.0.0/0, true",
        "::1, ::/0, true",
        "::1, 0.0.0.0/0, false",
        "2001:db8::1, 2001:db8::/32, true",
        "2001:db8:0:0:1::, 2001:db8::/65, true",
        "2001:db8:0:0:8000::, 2001:db8::/65, false",
    })
    void a_range_lies_in_a_range_when_all_of_it_does(String inner, String outer, boolean expected) {
        assertThat(IpAddr.parse(inner).isInRange(IpAddr.parse(outer))).isEqualTo(expected);
    }

    @Test
    void a_range_wider_than_the_loopback_network_is_no_loopback() {
        assertThat(IpAddr.parse("127.0.0.1").isLoopback()).isTrue();
        assertThat(IpAddr.parse("127.0.0.0/7").isLoopback()).isFalse();
        assertThat(IpAddr.parse("::1/127").isLoopback()).isFalse();
        assertThat(IpAddr.parse("239.255.255.255").isMulticast()).isTrue();
        assertThat(IpAddr.parse("ff02::1").isMulticast()).isTrue();
        assertThat(IpAddr.parse("10.0.0.1").isMulticast()).isFalse();
    }

    @Test
    void bits_beyond_the_prefix_count_in_equality() {
        assertThat(IpAddr.parse("10.0.0.1/24")).isNotEqualTo(IpAddr.parse("10.0.0.0/24"));
        assertThat(IpAddr.parse("127.0.0.1")).isEqualTo(IpAddr.parse("127.0.0.1/32"));
    }
}
