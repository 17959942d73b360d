package hotline.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.SmallPolicy;
import hotline.policy.message.FilledMail;
import hotline.policy.message.Gap;
import hotline.policy.message.LateReason;
import hotline.policy.message.MessageBook;
import hotline.policy.message.MessageKind;
import hotline.policy.message.MessageTemplate;
import hotline.policy.taxonomy.LocalizedName;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a policy makes of the shipped wordings of mails, how they are filled in, and what can be wrong with its own. */
@Tag("T4")
@Tag("T6")
@Tag("K3")
class MessagesReaderTest {
    private static final Map<Gap, String> ALL = Map.of(
            Gap.COMPANY, "甲公司",
            Gap.CASE, "202611-000123",
            Gap.TIME, "2026年12月3日17:00",
            Gap.WANTED, "请补充我们需要的资料。",
            Gap.CODE, "123456",
            Gap.LINK, "https://example.test/tracking/#open=1",
            Gap.STOP, "https://example.test/tracking/#stop=1");

    private static MessageBook read(String messages) {
        return PolicyReader.read("small.yaml", SmallPolicy.YAML + messages).messages();
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void each_shipped_mail_is_filled_in_both_languages_and_leaves_no_brace(MessageKind kind) {
        for (String language : new String[] {"zh-CN", "en"}) {
            assertThat(read("").filled(kind, language, ALL)).hasValueSatisfying(mail -> {
                assertThat(mail.subject()).contains("202611-000123").doesNotContainPattern("[{}\\[\\]\n]");
                assertThat(mail.text())
                        .contains("202611-000123", "#open=1", "#stop=1", "甲公司")
                        .doesNotContainPattern("[{}\\[\\]]");
                assertThat(mail.version()).isEqualTo(1);
            });
        }
    }

    @Test
    void a_passage_is_left_out_where_its_gap_is_not_known_and_any_other_gap_keeps_the_mail_from_being_sent() {
        var book = read("");
        var known = new EnumMap<>(ALL);
        known.remove(Gap.TIME);
        assertThat(book.filled(MessageKind.DOCUMENTS_WANTED, "zh", known).map(FilledMail::text))
                .hasValueSatisfying(text -> assertThat(text).contains("请补充我们需要的资料。收到后我们接着办"));
        assertThat(book.filled(MessageKind.RECEIVED, "zh", known)).isEmpty();
        known.remove(Gap.STOP);
        assertThat(book.filled(MessageKind.RESOLVED, "zh", known)).isEmpty();
    }

    @Test
    void the_filled_in_fields_is_never_read_as_a_gap() {
        var known = new EnumMap<>(ALL);
        known.put(Gap.WANTED, "{time}[x]");
        assertThat(read("").filled(MessageKind.DOCUMENTS_WANTED, "en", known).map(FilledMail::text))
                .hasValueSatisfying(text -> assertThat(text).contains("{time}[x] Please do so by"));
    }

    @Test
    void a_policy_says_of_what_customers_without_mails_are_called_and_an_empty_list_calls_no_one() {
        assertThat(read("").calls())
                .containsExactlyInAnyOrder(MessageKind.DOCUMENTS_WANTED, MessageKind.EXTENDED, MessageKind.LATE);
        assertThat(read("messages: {calls: [late, resolved]}\n").calls())
                .containsExactlyInAnyOrder(MessageKind.LATE, MessageKind.RESOLVED);
        assertThat(read("messages: {calls: []}\n").calls()).isEmpty();
        assertThat(read("messages: {calls: []}\n").mail(MessageKind.LATE)).isPresent();
    }

    @Test
    void a_policy_says_why_a_complaint_is_late_and_what_it_leaves_out_stays_as_shipped() {
        var late = read("messages: {late-because: {reopened: {zh: 正在重查。, en: We look again.}, extended: null}}\n")
                .late();
        assertThat(late).containsOnlyKeys(LateReason.NOT_BEGUN, LateReason.REOPENED, LateReason.INVESTIGATING);
        assertThat(late).containsEntry(LateReason.REOPENED, new LocalizedName("正在重查。", "We look again."));
        var mail = read("").filled(MessageKind.LATE, "zh", ALL).orElseThrow().text();
        assertThat(mail).contains("您的投诉没有搁下").doesNotContain("[", "{");
    }

    @Test
    void a_policy_replaces_a_wording_and_takes_a_kind_away() {
        var book = read("""
                messages:
                  mail:
                    late: null
                    received:
                      version: 2
                      zh: {subject: "{case} 收到"}
                """);
        assertThat(book.mail(MessageKind.LATE)).isEmpty();
        assertThat(book.filled(MessageKind.LATE, "zh", ALL)).isEmpty();
        var received = book.mail(MessageKind.RECEIVED).orElseThrow();
        assertThat(received.version()).isEqualTo(2);
        assertThat(received.zh().subject().text()).isEqualTo("{case} 收到");
        assertThat(received.en().subject().text()).startsWith("We have received");
        assertThat(book.mails()).extracting(MessageTemplate::kind).doesNotContain(MessageKind.LATE);
        assertThat(read("messages: {mail: null}\n").mails()).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {sms: {received: {version: 1}}}                                        | unknown-name
            {mail: {hello: {version: 1}}}                                          | unknown-name
            {mail: {late: {zh: {subject: "{name}"}}}}                              | no-brace
            {mail: {late: {zh: {subject: "{link}"}}}}                              | no-brace
            {mail: {resolved: {zh: {text: "{time} {link}"}}}}                      | no-brace
            {mail: {late: {zh: {text: "{case {link}"}}}}                           | lone-brace
            {mail: {late: {zh: {text: "[{case} {link}"}}}}                         | lone-bracket
            {mail: {late: {zh: {text: "[好] {link}"}}}}                            | nothing-to-leave-out
            {mail: {late: {zh: {text: "[{link}]"}}}}                               | missing
            {mail: {late: {zh: {text: "{case}"}}}}                                 | missing
            {mail: {late: {zh: {subject: "a\\nb"}}}}                               | one-line
            {mail: {late: {version: 0}}}                                           | no-whole-number
            {mail: {foot: {zh: 再见}}}                                             | missing
            {mail: {foot: null}}                                                   | missing
            """)
    void a_mistake_is_named_by_its_code(String messages, String code) {
        assertThatThrownBy(() -> read("messages: " + messages + "\n"))
                .isInstanceOfSatisfying(PolicyInvalid.class, invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .satisfies(
                                problem -> assertThat(problem.mistake().code()).isEqualTo(code)));
    }
}
