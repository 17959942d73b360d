package hotline.classification;

import static hotline.classification.FreightNetworkLexicon.JUDGE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.taxonomy.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconJudgeTest {

    @Test
    void a_text_that_says_nothing_is_other_and_minor_without_reasons() {
        var judgement = JUDGE.judge("  ");
        assertThat(judgement.type()).isEqualTo("other");
        assertThat(judgement.subtype()).isEmpty();
        assertThat(judgement.severity()).isEqualTo(Severity.MINOR);
        assertThat(judgement.reasons()).isEmpty();
    }

    @Test
    void a_denied_sign_does_not_make_a_complaint_severe() {
        assertThat(JUDGE.judge("司机摆脸色，未辱骂、未威胁、未动手").severity()).isNotEqualTo(Severity.SEVERE);
        assertThat(JUDGE.judge("网点门前堆废托盘，无人受伤").severity()).isEqualTo(Severity.MINOR);
        assertThat(JUDGE.judge("送货晚一天，我不会找记者").severity()).isEqualTo(Severity.MINOR);
    }

    @Test
    void a_condition_is_no_denial() {
        assertThat(JUDGE.judge("今天再不送到就去法院起诉").severity()).isEqualTo(Severity.SEVERE);
    }

    @Test
    void an_accident_that_nearly_happened_endangers_all_the_same() {
        assertThat(JUDGE.judge("卷闸门掉下来险些砸到人").severity()).isEqualTo(Severity.SEVERE);
    }

    /** The police's number is a reason, the same digits in a waybill are not. */
    @Test
    void a_number_is_read_as_a_whole() {
        assertThat(JUDGE.judge("再不处理我就打110了").severity()).isEqualTo(Severity.SEVERE);
        assertThat(JUDGE.judge("客户咨询并投诉HD261107485701中转慢，晚了1天，请成都分拨中心核实后尽快转出").severity())
                .isEqualTo(JUDGE.judge("客户咨询并投诉HD260907485702中转慢，晚了1天，请成都分拨中心核实后尽快转出")
                        .severity())
                .isNotEqualTo(Severity.SEVERE);
    }

    @Test
    void the_matter_that_the_customer_names_is_the_type() {
        assertThat(JUDGE.judge("货没问题，投诉的是司机态度差").type()).isEqualTo("service-attitude");
        assertThat(JUDGE.judge("送货晚一天我无所谓，我投诉的是你们答应的事不兑现").subtype()).contains("promise-not-kept");
    }

    @Test
    void traditional_and_simplified_texts_get_the_same_judgement() {
        var simplified = JUDGE.judge("外箱破损，里面完好");
        var traditional = JUDGE.judge("外箱破損，裡面完好");
        assertThat(traditional.subtype()).isEqualTo(simplified.subtype()).contains("packaging-broken");
        assertThat(traditional.severity()).isEqualTo(simplified.severity()).isEqualTo(Severity.MINOR);
    }

    @Test
    void reasons_quote_the_customers_own_words_at_their_place() {
        var text = "😀 ＡＢＣ　第三次投訴：貨物 破損，要求賠償";
        var judgement = JUDGE.judge(text);
        assertThat(judgement.reasons()).isNotEmpty();
        assertThat(judgement.reasons()).allSatisfy(reason -> assertThat(text.substring(reason.start(), reason.end()))
                .isEqualTo(reason.words()));
        assertThat(judgement.reasons())
                .anySatisfy(reason -> assertThat(reason.words()).isEqualTo("三次投訴"));
    }

    @Test
    void any_text_is_judged_without_failing() {
        var odd = "\ud83d第\u0000℃①㍿ﬁ３次投诉…￥—‘’“”\r\n\t半第".repeat(200);
        assertThat(JUDGE.judge(odd).confidence()).isBetween(0.0, 1.0);
        for (int end = 0; end < 200; end++) {
            assertThat(JUDGE.judge(odd.substring(0, end)).judgedBy()).isEqualTo(JUDGE.version());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "五件货只到四件，少了一件，里面是衣服，价值约八百元。\n尽快找回或赔偿",
                "五件货只到四件，少了一件。\n找回或者补发",
                "五件货只到四件，少了一件。请尽快找到",
                "少一箱茶叶，要求三日内找到",
                "寄四箱到三箱，希望补送",
                "少了两箱，说会补送，到现在没送来",
                "One of six boxes is missing, please find it. I want it found or refunded."
            })
    void a_relief_only_demanded_or_promised_does_not_count(String text) {
        assertThat(JUDGE.judge(text).severity()).isEqualTo(Severity.MODERATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"少了一箱，要求查找，第二天找到了，送来了，一件不少", "少一件，客户要求后才找到，货齐", "外箱破了，里面完好。\n请改进包装", "外箱破了\n内件完好"})
    void a_relief_after_a_demand_counts(String text) {
        assertThat(JUDGE.judge(text).severity()).isEqualTo(Severity.MINOR);
    }

    @Test
    void a_threat_in_a_demand_counts() {
        assertThat(JUDGE.judge("五件货只到四件，少了一件。\n找回来，否则起诉").severity()).isEqualTo(Severity.SEVERE);
        assertThat(JUDGE.judge("送货晚了一天。\n请道歉，不然找媒体曝光").severity()).isEqualTo(Severity.SEVERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"发5件 5件全碎", "All 12 of 12 vases are broken.", "寄了3箱，3箱全丢", "托运八件，八件都不见了"})
    void losing_as_many_pieces_as_sent_is_losing_the_whole_consignment(String text) {
        assertThat(JUDGE.judge(text).severity()).isEqualTo(Severity.SEVERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"发了10箱，3箱全碎，瓷碗", "20箱酒碎了6箱", "少了两箱，这两箱至今找不到"})
    void losing_fewer_pieces_than_sent_is_losing_a_part(String text) {
        assertThat(JUDGE.judge(text).severity()).isEqualTo(Severity.MODERATE);
    }
}
