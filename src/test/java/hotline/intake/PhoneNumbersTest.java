package hotline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import hotline.policy.taxonomy.Market;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {
    private final PhoneNumbers phones = new PhoneNumbers();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "13812345678 | +8613812345678 | -",
                "138 1234 5678 | +8613812345678 | -",
                "138-1234-5678 | +8613812345678 | -",
                "１３８１２３４５６７８ | +8613812345678 | -",
                "+86 138 1234 5678 | +8613812345678 | -",
                "0086-13812345678 | +8613812345678 | -",
                "8613812345678 | +8613812345678 | -",
                "013812345678 | +8613812345678 | -",
                "电话：13812345678。 | +8613812345678 | -",
                "13812345678转6021 | +8613812345678 | 6021",
                "021-61234567 | +862161234567 | -",
                "02161234567 | +862161234567 | -",
                "(021)61234567 | +862161234567 | -",
                "（０２１）６１２３　４５６７ | +862161234567 | -",
                "021-6123-4567 | +862161234567 | -",
                "021-6123 4567 转 801 | +862161234567 | 801",
                "021-61234567转801 | +862161234567 | 801",
                "021-61234567转分机801 | +862161234567 | 801",
                "021-61234567分机：801 | +862161234567 | 801",
                "021-61234567-801 | +862161234567 | 801",
                "021－61234567－801 | +862161234567 | 801",
                "021-62881234-8005 | +862162881234 | 8005",
                "(021) 6288 1234 ext. 8005 | +862162881234 | 8005",
                "+86 21 61234567 ext. 801 | +862161234567 | 801",
                "+86 21 61234567#801 | +862161234567 | 801",
                "+86 21 61234567 x123 | +862161234567 | 123",
                "021-61234567,0801 | +862161234567 | 0801",
                "0755-26012345-8 | +8675526012345 | 8",
                "0755-26012345 | +8675526012345 | -",
                "400-820-1234 | +864008201234 | -",
                "4008201234转2 | +864008201234 | 2",
                "800-820-1234 | +868008201234 | -",
                "95338 | 95338 | -",
                "955-54 | 95554 | -",
                "12315 | 12315 | -",
                "12345 | 12345 | -",
                "+86 95338 | 95338 | -",
                "95338转2 | 95338 | 2",
                "+852 2345 6789 | +85223456789 | -",
                "+1 650-253-0000 ext 12 | +16502530000 | 12",
                "+44 20 7946 0958 | +442079460958 | -",
                "19912345678 | +8619912345678 | -",
                "95338-1 | 95338 | 1",
                "95338转1 | 95338 | 1",
                "10086-12 | 10086 | 12",
                "(+86)95338 | 95338 | -",
                "Tel: +86 95338 | 95338 | -",
                "客服电话：95338 | 95338 | -",
                "13112345678 (微信同号) | +8613112345678 | -",
                "13812345678 李先生 | +8613812345678 | -",
                "李先生13812345678 | +8613812345678 | -",
                "李先生：021-61234567转801（晚上） | +862161234567 | 801",
                "Mr Li 13812345678 | +8613812345678 | -",
                "١٣٨١٢٣٤٥٦٧٨ | +8613812345678 | -",
                "Tel 021-61234567 | +862161234567 | -",
                "010-10086 | +861010086 | -",
                "021-61234567/801 | +862161234567 | 801",
                "021-61234567 / 801 | +862161234567 | 801",
                "021-61234567*801 | +862161234567 | 801",
                "021-61234567＊801 | +862161234567 | 801",
                "021-61234567p801 | +862161234567 | 801",
                "021-61234567 801 | +862161234567 | 801",
                "021 6123 4567 801 | +862161234567 | 801",
                "400-820-1234 801 | +864008201234 | 801"
            })
    void a_number_is_read_however_people_write_it(String written, String number, String extension) {
        assertThat(phones.read(written, "CN")).isEqualTo(new Phone(number, Optional.ofNullable(extension)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "138****5678 | HIDDEN_DIGITS",
                "138＊＊＊＊5678 | HIDDEN_DIGITS",
                "138xxxx5678 | HIDDEN_DIGITS",
                "138 **** 5678 转 1 | HIDDEN_DIGITS",
                "021-6123●●●● | HIDDEN_DIGITS",
                "61234567 | AREA_CODE_MISSING",
                "6123456 | AREA_CODE_MISSING",
                "6123-4567 | AREA_CODE_MISSING",
                "+86 61234567 | AREA_CODE_MISSING",
                "6123 4567 转 801 | AREA_CODE_MISSING",
                "1381234567 | MOBILE_DIGITS",
                "138123456789 | MOBILE_DIGITS",
                "138-1234-567 | MOBILE_DIGITS",
                "110 | NO_NUMBER",
                "1234 | NO_NUMBER",
                "021 | NO_NUMBER",
                "0755-260123458 | NO_NUMBER",
                "13812345678/13912345678 | SEVERAL_NUMBERS",
                "没有 | NO_NUMBER",
                "1-800-FLOWERS | NO_NUMBER",
                "021-61234567转123456789 | BAD_EXTENSION",
                "021-61234567,61234568 | SEVERAL_NUMBERS",
                "021-61234567，61234568 | SEVERAL_NUMBERS",
                "021-61234567、61234568 | SEVERAL_NUMBERS",
                "021-61234567 61234568 | SEVERAL_NUMBERS",
                "13812345678 或 13912345678 | SEVERAL_NUMBERS",
                "13514817273 / 13812345678 | SEVERAL_NUMBERS",
                "13514817273 13812345678 | SEVERAL_NUMBERS",
                "021-61234567/13812345678 | SEVERAL_NUMBERS",
                "021-61234567/68 | NO_NUMBER",
                "13514817273 801 | NO_NUMBER",
                "138*5678 | HIDDEN_DIGITS",
                "1 (415) 555-2671 | NO_NUMBER",
                "1-415-555-2671 | NO_NUMBER",
                "95338 1 | NO_NUMBER",
                "我打的是12345 | NO_NUMBER",
                "我的电话是12345 | NO_NUMBER",
                "12345 投诉 | NO_NUMBER",
                "A10086 | NO_NUMBER",
                "HD2161234567 | NO_NUMBER",
                "HD-2161234567 | NO_NUMBER",
                "运单 2161234567 | NO_NUMBER",
                "HD13812345678 | NO_NUMBER",
                "13812345678abc | NO_NUMBER",
                "021-61234567 转 | NO_NUMBER",
                "1010086 | NO_NUMBER",
                "2026-12-02 | NO_NUMBER",
                "2026年12月2日 | NO_NUMBER",
                "61234567 李先生 | AREA_CODE_MISSING"
            })
    void what_can_not_be_called_is_refused_with_its_fault(String written, Fault fault) {
        assertThat(phones.read(written, "CN")).isEqualTo(fault);
    }

    @Test
    void an_extension_may_come_in_a_separate_field() {
        assertThat(phones.read("021-61234567", "８０１", "CN")).isEqualTo(new Phone("+862161234567", Optional.of("801")));
        assertThat(phones.read("021-61234567", "x", "CN")).isEqualTo(Fault.BAD_EXTENSION);
        assertThat(phones.read("61234567", "801", "CN")).isEqualTo(Fault.AREA_CODE_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "+8613514817273, 135 1481 7273",
        "+862161234567, 021-6123 4567",
        "+861062881234, 010-6288 1234",
        "+8675526012345, 0755-2601 2345",
        "+864008201234, 400-820-1234",
        "+868008201234, 800-820-1234",
        "95338, 95338",
        "+16502530000, +1 650-253-0000",
        "+85223456789, +852 2345 6789"
    })
    void a_number_is_shown_as_people_in_china_write_it(String number, String written) {
        assertThat(phones.written(number, "CN")).isEqualTo(written);
    }

    @Test
    void a_link_dials_the_number_and_its_extension() {
        assertThat(phones.link("+862161234567", Optional.of("801"), "CN")).isEqualTo("tel:+862161234567;ext=801");
        assertThat(phones.link("+8613812345678", Optional.empty(), "CN")).isEqualTo("tel:+8613812345678");
        assertThat(phones.link("+864008201234", Optional.empty(), "CN")).isEqualTo("tel:4008201234");
        assertThat(phones.link("95338", Optional.empty(), "CN")).isEqualTo("tel:95338");
    }

    @Test
    void service_numbers_and_numbers_of_the_region_are_of_the_domestic_market() {
        assertThat(phones.market("95338", "CN")).isEqualTo(Market.DOMESTIC);
        assertThat(phones.market("+8613812345678", "CN")).isEqualTo(Market.DOMESTIC);
        assertThat(phones.market("+16502530000", "CN")).isEqualTo(Market.FOREIGN);
    }
}
