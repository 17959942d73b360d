package hotline.classification;

import static hotline.classification.FreightNetworkLexicon.JUDGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hotline.classification.number.NumeralScanner;
import hotline.classification.text.Normalizer;
import hotline.policy.taxonomy.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "壹万叁仟陆佰|13600", "一万六|16000", "两千多|2000", "卅|30", "廿二|22", "三百多|300", "一万零二百|10200",
                "八百八|880", "五百零五|505", "2.3万|23000", "15,600|15600", "3.5k|3500", "twenty-five|25", "ten grand|10000",
                "two thousand|2000", "a hundred|100", "１２００|1200", "好几万|30000", "四万五千|45000", "柒仟贰佰|7200"
            })
    void numbers_are_read_as_people_write_them(String written, double value) {
        var numerals = NumeralScanner.scan(Normalizer.normalize(written));
        assertThat(numerals).hasSize(1);
        assertThat(numerals.get(0).value()).isEqualTo(value, within(0.001));
    }

    @Test
    void waybill_numbers_are_no_amounts() {
        assertThat(NumeralScanner.scan(Normalizer.normalize("单号SF1029384756123"))
                        .get(0)
                        .value())
                .isNegative();
    }

    @Test
    void five_hundred_withheld_is_moderate_and_499_minor() {
        assertThat(severity("代收货款499元没返")).isEqualTo(Severity.MINOR);
        assertThat(severity("代收货款500元没返")).isEqualTo(Severity.MODERATE);
    }

    @Test
    void a_loss_of_ten_thousand_is_severe_and_nearly_so_is_not() {
        assertThat(severity("机器摔坏，维修费一万元")).isEqualTo(Severity.SEVERE);
        assertThat(severity("机器摔坏，维修费不到一万元")).isEqualTo(Severity.MODERATE);
    }

    @Test
    void three_days_late_are_moderate_and_a_term_set_is_no_delay() {
        assertThat(severity("送货晚了2天")).isEqualTo(Severity.MINOR);
        assertThat(severity("送货晚了三天")).isEqualTo(Severity.MODERATE);
        assertThat(severity("送货晚了1天，请于七日内回复")).isEqualTo(Severity.MINOR);
        assertThat(severity("货于3/2入库，3/6尚未装车")).isEqualTo(Severity.MODERATE);
    }

    @Test
    void complaints_are_counted_and_calls_are_not() {
        assertThat(severity("第二次投诉运费收错")).isEqualTo(Severity.MODERATE);
        assertThat(severity("Third complaint about the same surcharge")).isEqualTo(Severity.SEVERE);
        assertThat(severity("客户已来电三次查件，本次为首次投诉：送货晚1天")).isEqualTo(Severity.MINOR);
    }

    private static Severity severity(String text) {
        return JUDGE.judge(text).severity();
    }
}
