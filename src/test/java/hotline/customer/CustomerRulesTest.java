package hotline.customer;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.text.TypedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names, codes and addresses say, without a database. */
@Tag("A1")
class CustomerRulesTest {

    @ParameterizedTest
    @CsvSource({
        "王芳, 王芳",
        "王 芳, 王芳",
        "王芳女士, 王芳",
        "曾國藩, 曾国藩",
        "阿卜杜拉·买买提, 阿卜杜拉•买买提",
        "Ｗang Fang, WANG  fang",
        "Mr. John Smith, John Smith",
        "王先生, 王强",
        "王先生, 王总",
        "小王, 王芳",
        "老王, 王先生",
        "欧阳先生, 欧阳锋",
        "Mr Wang, 王强",
        "Ms. Ouyang, 欧阳锋",
        "Mr Zeng, 曾国藩",
        "Mr Smith, John Smith",
        "'', 王芳"
    })
    void names_fit_one_customer(String one, String other) {
        assertThat(CustomerName.of(one).fits(CustomerName.of(other))).isTrue();
        assertThat(CustomerName.of(other).fits(CustomerName.of(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "王芳, 王强",
        "王芳, 王方",
        "王先生, 汪强",
        "王先生, 汪先生",
        "王先生, 王女士",
        "王先生, 李强",
        "欧先生, 欧阳锋",
        "欧阳先生, 欧锋",
        "Mr Wang, 李强",
        "Mr Wang, Ms Wang",
        "Wang Fang, Wang Qiang",
        "上海远航贸易有限公司, 上海远洋贸易有限公司",
        "上海远航贸易有限公司, 上先生"
    })
    void names_are_of_two_customers(String one, String other) {
        assertThat(CustomerName.of(one).fits(CustomerName.of(other))).isFalse();
        assertThat(CustomerName.of(other).fits(CustomerName.of(one))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "曾国藩, zengguofan",
        "曾国藩, zgf",
        "曾国藩, cgf",
        "曾国藩, 曾國藩",
        "曾国藩, 国藩",
        "仇英, qiu",
        "仇英, chouy",
        "单田芳, shantianfang",
        "单田芳, ＳＨＡＮ tian",
        "吕布, lvbu",
        "吕布, lubu",
        "𠮷田, 𠮷田",
        "𠮷田, 𠮷tian",
        "欧阳锋, oyf",
        "Wang Fang, fang",
        "Wang Fang, fang wang",
        "阿卜杜拉·买买提, 阿卜杜拉买",
        "上海远航贸易有限公司, 远航"
    })
    void a_name_is_found_by_what_agents_type(String name, String typed) {
        assertThat(NameKeys.of(name)).anyMatch(key -> key.startsWith(NameKeys.typed(typed)));
    }

    @Test
    void a_long_name_of_many_readings_has_few_keys() {
        assertThat(NameKeys.of("单单单单单单单单单单单单单单单单")).hasSizeLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91310115MA1K4A1B2H", "９１３５０１００m000100y43", "9135 0100 M000 100Y43"})
    void a_credit_code_with_its_check_character_is_valid(String code) {
        assertThat(CreditCode.isValid(TypedText.identifier(code))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"91350100M000100Y44", "91350100M000100Y4", "91350100M000100Y433", "9135010OM000100Y43", "", "王芳"
            })
    void any_other_code_is_none(String code) {
        assertThat(CreditCode.isValid(code)).isFalse();
    }

    @Tag("A5")
    @ParameterizedTest
    @CsvSource({
        "上海市静安区南京西路1266号12楼, true",
        "杭州市西湖区文三路幸福小区3栋2单元501室, true",
        "湖南省长沙县黄兴镇打卦岭村, true",
        "'Room 1203, 88 Century Avenue, Shanghai', true",
        "上海市静安区南京西路, false",
        "上海, false",
        "Shanghai, false"
    })
    void an_address_leads_to_the_door_or_to_the_village(String address, boolean isToTheDoor) {
        assertThat(Missing.isToTheDoor(address)).isEqualTo(isToTheDoor);
    }

    @Tag("A5")
    @ParameterizedTest
    @CsvSource({
        "王芳, true",
        "欧阳锋, true",
        "John Smith, true",
        "王先生, false",
        "小王, false",
        "王, false",
        "Mr Smith, false",
        "Smith, false"
    })
    void a_title_or_a_surname_alone_is_no_full_name(String name, boolean isFull) {
        assertThat(CustomerName.of(name).isFull()).isEqualTo(isFull);
    }

    @Tag("A5")
    @Test
    void a_file_says_missing_parts_in_it() {
        var titled = fields(CustomerKind.PERSON, "王先生");
        assertThat(Missing.of(titled, List.of(contact(ContactKind.PHONE, "+8613812345678", false))))
                .containsExactly(Missing.FULL_NAME, Missing.ADDRESS);
        assertThat(Missing.of(
                        fields(CustomerKind.COMPANY, "远航"),
                        List.of(
                                contact(ContactKind.PHONE, "+8613812345678", true),
                                contact(ContactKind.ADDRESS, "南京西路1266号", false))))
                .containsExactly(Missing.PHONE);
    }

    private static FileFields fields(CustomerKind kind, String name) {
        return new FileFields(
                kind,
                name,
                Optional.empty(),
                "zh",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Contact contact(ContactKind kind, String value, boolean unreachable) {
        return new Contact(
                1, 1, new Contact.Draft(kind, value, Optional.empty(), Optional.empty()), Instant.EPOCH, unreachable);
    }
}
