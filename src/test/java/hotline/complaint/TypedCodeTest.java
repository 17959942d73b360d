package hotline.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.CaseNumbers;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.support.FreightNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {
    private static final TrackingCode MEANT = new TrackingCode("202609-000123", "K7QF2M9XWT4HZB6RPD3VN0C1");
    private final CaseNumbers numbers = new CaseNumbers(new Policies(new PolicyVersion(1, FreightNetwork.POLICY)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "202609-000123-K7QF2M9XWT4HZB6RPD3VN0C1",
                "  202609-000123-k7qf2m9xwt4hzb6rpd3vn0c1\n",
                "２０２６０９－０００１２３－Ｋ７ＱＦ２Ｍ９ＸＷＴ４ＨＺＢ６ＲＰＤ３ＶＮ０Ｃ１",
                "202609 000123 K7QF 2M9X WT4H ZB6R PD3V N0C1",
                "202609000123K7QF2M9XWT4HZB6RPD3VN0C1",
                "2O2609-OOO123-K7QF2M9XWT4HZB6RPD3VNOCl",
                "202609-000123-K7QF2M9XWT4H\nZB6RPD3VN0C1",
                "202609-000123-\r\nK7QF2M9XWT4HZB6RPD3VNOCI。",
                "查询码：\n202609-000123-K7QF2M9XWT4HZB6RPD3VN0C1。\n请保存",
                "202609—000123—K7QF2M9XWT4HZB6RPD3VN0C1",
                "「202609-000123-K7QF2M9XWT4HZB6RPD3VN0C1」。",
                "202609-000123-K7QF\u200b2M9XWT4HZB6RPD3VN0C1",
                "投诉受理编号 202609-000123，承诺 9月30日（周三）18:00 前办结。查询码 202609-000123-K7QF2M9XWT4HZB6RPD3VN0C1，"
                        + "查询：https://hotline.example/#track=202609-000123-K7QF2M9XWT4HZB6RPD3VN0C1",
                "Complaint 202609-000123, promised by Wed 30 Sep 18:00. Code 202609-000123-K7QF2M9XWT4HZB6RPD3VN0C1, follow it at"
                        + " https://hotline.example/#track=202609-000123-K7QF2M9XWT4HZB6RPD3VN0C1",
                "https://hotline.example/?channel=app#track=202609-000123-K7QF2M9XWT4HZB6RPD3VN0C1"
            })
    void a_code_is_read_however_a_customer_enters_it(String typed) {
        assertThat(TypedCode.read(typed, numbers)).containsExactly(MEANT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "202609-000123",
                "K7QF2M9XWT4HZB6RPD3VN0C1",
                "%",
                "没有",
                "202609 000123 K7QF2M9XWT4HZB6RPD3VN0C"
            })
    void another_text_is_no_code(String typed) {
        assertThat(TypedCode.read(typed, numbers)).isEmpty();
    }

    @Test
    void a_code_with_a_secret_of_another_length_is_a_wrong_code_of_its_case() {
        assertThat(TypedCode.read("202609-000123-WRONG", numbers))
                .containsExactly(new TrackingCode("202609-000123", "WR0NG"));
    }
}
