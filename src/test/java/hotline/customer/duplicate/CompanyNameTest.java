package hotline.customer.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a company's name tells it apart. */
@Tag("A1")
class CompanyNameTest {
    @ParameterizedTest
    @CsvSource({
        "上海远航国际货运代理有限公司, 上海, 远航",
        "上海市远航货代有限责任公司, 上海, 远航",
        "远航(上海)物流有限公司, 上海, 远航",
        "远航货运有限公司, '', 远航",
        "货运有限公司, '', ''",
        "上海货运有限公司, 上海, ''",
        "上海有限元科技有限公司, 上海, 有限元",
        "北京上海路物流有限公司, 北京, 上海路",
        "'oceanlogisticsco,ltd', '', oceanlogistics"
    })
    void region_trade_and_legal_form_are_taken_away_at_the_ends(String name, String region, String core) {
        var company = CompanyName.of(name);
        assertThat(company.region().orElse("")).isEqualTo(region);
        assertThat(company.core()).isEqualTo(core);
    }
}
