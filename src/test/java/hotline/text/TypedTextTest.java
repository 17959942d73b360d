package hotline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\n",
                "\u3000\u00a0\u2028",
                "\u200b\u200b",
                "\ufeff",
                "\u2063",
                "\u200c\u200d\u200e\u200f",
                "\u202a\u202b\u202c\u202d\u202e",
                "\u2060\u2064\u2066\u2067\u2068\u2069\u206f",
                "\u00ad\u034f\u180e\u061c",
                "\u3164",
                "\uffa0\u115f\u1160",
                "\u2800",
                "\ufe0f",
                "\udb40\udd00",
                "\udb40\udc41",
                "\u0301",
                "\uffff\ufdd0"
            })
    void text_of_which_nothing_can_be_seen_is_empty(String typed) {
        assertThat(TypedText.words(typed)).isEmpty();
        assertThat(TypedText.line(typed)).isEmpty();
        assertThat(TypedText.plain(typed)).isEmpty();
        assertThat(TypedText.identifier(typed)).isEmpty();
    }

    @Test
    void sentences_keep_their_own_characters_and_lose_surrounding_blanks() {
        assertThat(TypedText.words("\ufeff \u3000“五件货，只到四件。”\n第二行　ＡＢＣ１２３\u200b \n"))
                .isEqualTo("“五件货，只到四件。”\n第二行　ＡＢＣ１２３");
        assertThat(TypedText.words("坏了❤️")).isEqualTo("坏了❤️");
        assertThat(TypedText.words("坏了\ufe0f\ufe0f \ufe0f")).isEqualTo("坏了\ufe0f");
    }

    @Test
    void a_name_has_nothing_invisible_and_one_line() {
        assertThat(TypedText.line("\u200b张三\u202e王芳\u2069 ")).isEqualTo("张三王芳");
        assertThat(TypedText.line("张\u200d三")).isEqualTo("张三");
        assertThat(TypedText.line(" 王　　小\n明\t ")).isEqualTo("王 小 明");
        assertThat(TypedText.line("Jose\u0301")).isEqualTo("Jos\u00e9");
        assertThat(TypedText.line("韓\ufe00 \ufe0f金")).isEqualTo("韓\ufe00 金");
    }

    @Test
    void a_letter_keeps_three_marks_and_loses_a_pile_of_them() {
        var pile = "\u0336\u0489\u0300\u0301\u0302\u0303";
        assertThat(TypedText.line("张" + pile + "三" + pile)).isEqualTo("张\u0336\u0489\u0300三\u0336\u0489\u0300");
        assertThat(TypedText.line("ก็็็็็็็็")).isEqualTo("ก็็็");
        for (String name : new String[] {
            "Nguyễn Thị Phượng",
            "Nguye\u0302\u0303n",
            "ที่นี่",
            "นํ้า",
            "กรุณาส่งให้เจ้าหน้าที่",
            "مُحَمَّدٌ",
            "اللّٰه",
            "क्षत्रिय",
            "श्री",
            "र्‍क",
            "हिन्दुओं",
            "မြန်မာပြည်",
            "བསྒྲུབས"
        }) {
            assertThat(TypedText.line(name)).as(name).isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
        }
    }

    @Test
    void two_numbers_are_no_number_in_groups() {
        assertThat(TypedText.identifier("HD2609250017\nHD2609250018")).isEqualTo("HD2609250017 HD2609250018");
        assertThat(TypedText.identifier("HD2609250017 HD2609250018")).contains(" ");
        assertThat(TypedText.identifier("SF1001\nSF1002")).contains(" ");
        assertThat(TypedText.identifier("\nHD 2609 250017\n")).isEqualTo("HD2609250017");
    }

    @Test
    void joiners_stay_where_they_are_part_of_the_writing() {
        for (String written : new String[] {"👩‍👩‍👧‍👦", "🏳️‍🌈", "می‌خواهم", "क्‍ष", "👩🏽‍🚀"}) {
            assertThat(TypedText.line(written))
                    .as(written)
                    .isEqualTo(Normalizer.normalize(written, Normalizer.Form.NFC));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ＨＤ２６０９２５００１７, HD2609250017",
        "hd2609250017x, HD2609250017X",
        "'  HD 2609 2500 17 ', HD2609250017",
        "'“HD2609250017”。', HD2609250017",
        "#202611－000123, 202611-000123",
        "HD–26—09−25, HD-26-09-25",
        "HD\u200b26\u00ad09, HD2609",
        "'HD 1', 'HD 1'",
        "运单号：SF1234567, SF1234567",
        "运单号SF1234567, SF1234567",
        "'【快递单号】 sf 1234 567', SF1234567",
        "单号:SF-1234567, SF-1234567",
        "'Waybill no.: SF1234567', SF1234567",
        "'waybill SF1234567', SF1234567",
        "'Tracking number SF1234567', SF1234567",
        "'No. SF1234567', SF1234567",
        "NO1234567, NO1234567",
        "CASE-1234, CASE-1234",
        "京A12345, 京A12345",
        "'---', ''"
    })
    void an_identifier_is_the_same_however_it_is_written(String typed, String folded) {
        assertThat(TypedText.identifier(typed)).isEqualTo(folded);
    }

    @Test
    void a_number_is_compared_without_what_divides_it() {
        assertThat(TypedText.undivided("运单号：hd-2609 2500－17")).isEqualTo("HD2609250017");
        assertThat(TypedText.undivided("HD 1")).isEqualTo("HD1");
    }

    @Test
    void a_text_of_punctuation_alone_says_nothing() {
        for (String typed : new String[] {"。。。", "……", "?!?!", "～～～", "+++", "￥￥", "^_^", "——"}) {
            assertThat(TypedText.saysSomething(typed)).as(typed).isFalse();
        }
        for (String typed : new String[] {"坏了", "x", "7", "😡", "。坏。"}) {
            assertThat(TypedText.saysSomething(typed)).as(typed).isTrue();
        }
    }

    @Test
    void composed_and_decomposed_characters_are_one_password() {
        assertThat(TypedText.password("re\u0301sume\u0301")).isEqualTo(TypedText.password("r\u00e9sum\u00e9"));
    }
}
