package hotline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.FreightNetwork;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumbersTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private final CaseNumbers numbers = new CaseNumbers(new Policies(new PolicyVersion(1, FreightNetwork.POLICY)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "202611-007424",
                "#202611-007424",
                " 202611－007424 ",
                "２０２６１１－００７４２４",
                "202611007424",
                "202611 007424",
                "202611–007424。",
                "2O2611-OO7424",
                "202611-7424",
                "202611-007424-N2",
                "202611-007424-n2",
                "202611\u200b-007424"
            })
    void a_number_is_read_however_people_write_it(String typed) {
        assertThat(numbers.read(typed)).containsExactly("202611-007424");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7424", "202613-007424", "202600-007424", "202611-000000", "HD2609250017", "王芳", "202611-"})
    void a_text_of_no_known_format_is_no_number(String typed) {
        assertThat(numbers.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "202611-007424-N2, 202611-007424-N2",
        "202611007424n2, 202611-007424-N2",
        "＃２０２６１１－００７４２４－Ｎ１２, 202611-007424-N12",
        "202611-007424, 202611-007424",
        "王芳, 王芳"
    })
    void a_notice_is_meant_however_people_write_its_number(String typed, String number) {
        assertThat(numbers.meantNotice(typed)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "TS{year}{month}{serial:5}, TS20261100012, TS20261100012",
        "TS{year}{month}{serial:5}, TS202611OOO12, TS20261100012",
        "ts{year}-{month}-{serial:5}, TS20261100012, ts2026-11-00012",
        "OIL-{year}{month}-{serial:4}, 0IL2026110042, OIL-202611-0042",
        "{year}{month}{year}-{serial:3}, 2026112026007, 2026112026-007"
    })
    void every_format_is_read_in_any_case_and_with_letters_that_look_like_digits(
            String pattern, String typed, String number) {
        assertThat(new CaseNumberFormat(pattern, SHANGHAI).read(typed)).contains(number);
    }

    @Test
    void a_number_of_another_format_is_none() {
        var format = new CaseNumberFormat("TS{year}{month}{serial:5}", SHANGHAI);
        assertThat(format.read("20261100012")).isEqualTo(Optional.empty());
    }
}
