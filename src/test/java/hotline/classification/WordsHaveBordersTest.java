package hotline.classification;

import static hotline.classification.FreightNetworkLexicon.JUDGE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.taxonomy.Severity;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign within a longer word, a name or a number is none; without words that decide a person judges. */
class WordsHaveBordersTest {

    @Test
    @Tag("F4")
    void no_innocent_word_makes_a_complaint_severe() {
        var texts = TestTexts.labelled("innocent-words");
        assertThat(texts).allSatisfy(text -> assertThat(JUDGE.judge(text.text()).severity())
                .as(text.text())
                .isNotEqualTo(Severity.SEVERE));
        assertThat(Accuracy.of(JUDGE, texts).types()).isGreaterThanOrEqualTo(98);
    }

    @Test
    @Tag("F3")
    void everyday_sentences_are_judged_rightly() {
        assertThat(TestTexts.labelled("everyday")).allSatisfy(text -> {
            var judgement = JUDGE.judge(text.text());
            assertThat(judgement.type()).as(text.text()).isEqualTo(text.type());
            assertThat(judgement.severity().name().toLowerCase(Locale.ROOT))
                    .as(text.text())
                    .isEqualTo(text.severity());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"。。。", "hello", "我要投诉", "Lorem ipsum dolor sit amet", "😀", "88888", "\u3164", "一二三四五六七"})
    void without_deciding_words_a_person_judges(String text) {
        var judgement = JUDGE.judge(text);
        assertThat(judgement.type()).isEqualTo("other");
        assertThat(judgement.severity()).isEqualTo(Severity.MINOR);
        assertThat(judgement.confidence()).isLessThan(0.4);
        assertThat(judgement.reasons()).extracting(Reason::speaksFor).containsExactly(Judgement.TO_BE_JUDGED);
    }

    @Test
    void a_sign_of_severity_counts_even_where_a_person_judges_the_type() {
        var judgement = JUDGE.judge("再这样我就打12315");
        assertThat(judgement.severity()).isEqualTo(Severity.SEVERE);
        assertThat(judgement.reasons())
                .extracting(Reason::speaksFor)
                .containsExactlyInAnyOrder(Judgement.TO_BE_JUDGED, "severe/press-court-authority");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "司机说知道你家住哪，让我小心点",
                "货砸下来，工人满脸是血",
                "不给红包就不卸货，司机伸手要红包",
                "再不送到就去法院起诉",
                "打12345投诉你们",
                "门牙被打掉了一颗",
                "He pulled a knife on me.",
                "I will take you to court."
            })
    @Tag("F4")
    void the_same_words_as_signs_stay_severe(String text) {
        assertThat(JUDGE.judge(text).severity()).isEqualTo(Severity.SEVERE);
    }

    @Test
    void a_number_counts_the_noun_next_to_it() {
        assertThat(JUDGE.judge("七天酒店的毛巾晚到一天").severity()).isEqualTo(Severity.MINOR);
        assertThat(JUDGE.judge("毛巾晚到七天").severity()).isEqualTo(Severity.MODERATE);
        assertThat(JUDGE.judge("连着定了3天吃，太咸").type()).isEqualTo("other");
    }

    /** An order number may look like an authority's number, a name like a threat, a court like an address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HD12345 到哪了",
                "HD-12345 到哪了",
                "12345",
                "12345-678",
                "12345 到哪了",
                "Sue called me",
                "press the button",
                "我在法院上班，请送到法院",
                "打人工电话",
                "打人工客服一直没人接"
            })
    @Tag("F4")
    void what_only_looks_like_a_sign_makes_nothing_severe(String text) {
        assertThat(JUDGE.judge(text).severity()).isEqualTo(Severity.MINOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我打了12345投诉你们",
                "已投诉12315",
                "call 12345",
                "I will complain and sue",
                "证据已送到法院",
                "the press will hear",
                "司机打人工地上的人"
            })
    @Tag("F4")
    void a_sign_next_to_such_words_still_counts(String text) {
        assertThat(JUDGE.judge(text).severity()).isEqualTo(Severity.SEVERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5件到5件",
                "五件货到五件，都好",
                "四件到了五件",
                "总共10件，到了10件，没有少",
                "ordered 5 boxes, got 5",
                "5 boxes instead of 5",
                "no item is missing",
                "none of the boxes are missing",
                "I don't think anything is missing",
                "没有一件丢失",
                "签收没问题",
                "已签收，谢谢",
                "货已签收，非常满意",
                "the box is not broken at all",
                "货没坏，箱子没破",
                "rude? not at all",
                "早晚都行",
                "晚上送货可以吗",
                "Late Street 5"
            })
    @Tag("F3")
    void a_text_that_says_all_is_well_is_left_to_a_person(String text) {
        var judgement = JUDGE.judge(text);
        assertThat(judgement.type()).isEqualTo("other");
        assertThat(judgement.confidence()).isLessThan(0.4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5件到3件",
                "五件货只到四件",
                "订了6样东西，送过来3",
                "ordered 6 items, got 4",
                "only 3 of 5 boxes came",
                "3 boxes instead of 5"
            })
    @Tag("F3")
    void fewer_pieces_than_were_sent_are_a_shortage(String text) {
        assertThat(JUDGE.judge(text).type()).isEqualTo("cargo-shortage");
    }
}
