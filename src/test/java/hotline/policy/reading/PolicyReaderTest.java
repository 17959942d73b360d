package hotline.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hotline.policy.CallbackRules;
import hotline.policy.Dissatisfaction;
import hotline.policy.Limit;
import hotline.policy.SmallPolicy;
import hotline.policy.calling.CallPlanRules;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.Tier;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The author of a policy reads each mistake, its place, and a correct form. */
class PolicyReaderTest {
    private static final String GOOD = SmallPolicy.YAML;

    @Test
    void a_good_policy_is_read() {
        var policy = PolicyReader.read("small.yaml", GOOD);
        assertThat(policy.limit(new Matter("service-attitude", Severity.SEVERE, "hotline", Market.DOMESTIC)))
                .isEqualTo(new Limit.WorkingMinutes(90));
        assertThat(policy.limit(new Matter("other", Severity.MODERATE, "hotline", Market.DOMESTIC)))
                .isEqualTo(new Limit.CalendarDays(13));
        assertThat(policy.callbacks())
                .isEqualTo(new CallbackRules(
                        3,
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        2,
                        Dissatisfaction.REOPEN,
                        Dissatisfaction.LINKED_CASE,
                        CallPlanRules.USUAL));
        assertThat(policy.callbacks().isUnsatisfied(2)).isTrue();
        assertThat(policy.callbacks().isUnsatisfied(3)).isFalse();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            id: small                     | id: Small One                      | small.yaml:1:1: id: “Small One” is no code; use lower-case letters
            version: "1"                  | revision: "1"                      | small.yaml:3:1: revision: unknown; known here are business-hours, calendar
            version: "1"                  | revision: "1"                      | small.yaml:1:1: “version” is missing
            version: "1"                  | version: "1 of two"                | small.yaml:3:1: version: “1 of two” must be up to 40 letters, digits, dots and dashes
            Asia/Shanghai                 | Asia/Shangai                       | small.yaml:5:1: time-zone: “Asia/Shangai” is no time zone; use a name of the IANA list
            Asia/Shanghai                 | asia/shanghai                      | small.yaml:5:1: time-zone: “asia/shanghai” is no time zone; use a name of the IANA list, such as Asia/Shanghai
            Asia/Shanghai                 | UTC+8                              | small.yaml:5:1: time-zone: “UTC+8” is no place in the IANA list, and not every program knows it; use a name of a place, such as Asia/Shanghai
            calendar: cn                  | calendar: fr                       | small.yaml:6:1: calendar: “fr” is no calendar; there is cn
            "13:30-18:00"                 | "11:30-18:00"                      | small.yaml:7:1: business-hours: openings overlap or are out of order
            "13:30-18:00"                 | "18:00-13:30"                      | small.yaml:7:33: business-hours[1]: “18:00-13:30” must open before it closes
            "13:30-18:00"                 | "half past one"                    | small.yaml:7:33: business-hours[1]: “half past one” must be two times of day
            "13:30-18:00"                 | "13:30-24:30"                      | small.yaml:7:33: business-hours[1]: “13:30-24:30” must open before it closes, within 00:00-24:00
            ["09:00-12:00", "13:30-18:00"]| []                                 | small.yaml:7:1: business-hours: at least one opening is needed
            phone-region: CN              | phone-region: China                | small.yaml:8:1: phone-region: “China” must be a country's two capital letters
            {year}{month}                 | {month}                            | small.yaml:9:1: case-number: must hold {year} and {month}
            phone-region: CN              | phone-region: ZZ                   | small.yaml:8:1: phone-region: is no country of ISO 3166
            name: {zh: 小, en: small}     | name: {zh: "\\u200b", en: small}   | name.zh: must have a letter or a digit
            name: {zh: 小, en: small}     | name: {zh: 小, en: "a\\u202Eb"}    | name.en: must not have invisible characters
            {serial:4}                    | {serial}                           | small.yaml:9:1: case-number: must hold {year} and {month}
            internal: {zh: 内部           | inside: {zh: 内部                  | small.yaml:10:1: sources: “internal” is missing
            source: external              | source: abroad                     | small.yaml:14:42: channels.hotline.source: “abroad” is unknown; known here are external, internal
            filed-by: agent               | filed-by: robot                    | small.yaml:14:60: channels.hotline.filed-by: “robot” is unknown; known here are agent, branch, customer
            service-attitude: {name       | other: {name                       | small.yaml:17:3: types.other: stands twice
            {zh: 分拨, en: sorting}       | {zh: 分拨}                         | small.yaml:16:49: types.other.subtypes.sorting: “en” is missing
            business: false               | business: no way                   | types.service-attitude.business: “no way” is unknown; known here are false, true
            severe: {zh: 重度             | grave: {zh: 重度                   | small.yaml:18:1: severities: “severe” is missing
            types: [service-attitude]     | types: [attitude]                  | small.yaml:23:14: limits[0].types[0]: “attitude” is unknown; known here are other, service-attitude
            types: [service-attitude]     | types: []                          | small.yaml:23:6: limits[0].types: must name at least one
            [minor, moderate]             | [minor]                            | small.yaml:22:1: limits: no rule fits moderate complaints of type other; add one, such as {severities: [moderate]
            severities: [severe]          | types: [service-attitude]          | small.yaml:22:1: limits: no rule fits severe complaints of type other
            [minor, moderate]             | [minor, moderate, severe]          | small.yaml:25:5: limits[2]: never decides, because rules above it fit first
            calendar-days: 13             | days: 13                           | small.yaml:24:5: limits[1]: must have one limit: working-days, calendar-days, working-minutes, seconds, same-day
            calendar-days: 13             | calendar-days: 13, seconds: 5      | small.yaml:24:5: limits[1]: must have one limit
            working-days: 7               | working-days: 0                    | small.yaml:25:28: limits[2].working-days: must be a whole number from 1 to 3660
            working-days: 7               | working-days: seven                | small.yaml:25:28: limits[2].working-days: must be a whole number from 1 to 3660
            attempts: 3                   | attempts: [3]                      | small.yaml:27:3: callbacks.attempts: must be a whole number from 1 to 20
            attempts: 3                   | attempts: {in-all: 3, a-day: 4, in-7-days: 2} | attempts.in-7-days: must not be less than the 4 of “a-day”
            attempts: 3                   | attempts: {in-all: 3, different-half-days: 4} | different-half-days: must not be more than the 3 attempts in all
            after-closing: linked-case    | after: {refused: {retry: [other-half-day]}}   | callbacks.after.refused: unknown; known here are abandoned-by-us, busy, no-answer, unobtainable, voicemail
            after-closing: linked-case    | after: {busy: {retry: []}}                    | callbacks.after.busy.retry: must name at least one
            after-closing: linked-case    | windows: ["20:00-09:00"]                      | callbacks.windows[0]: “20:00-09:00” must open before it closes
            after-closing: linked-case    | not-rated-by: [cleaner]                       | “cleaner” is unknown; known here are owner, resolver
            after-closing: linked-case    | sample: 0                                     | callbacks.sample: must be a whole number from 1 to 100
            unsatisfied-at-most: 2        | unsatisfied-at-most: 5             | small.yaml:30:3: callbacks.unsatisfied-at-most: must be a whole number from 1 to 4
            after-closing: linked-case    | after-closing: nothing             | callbacks.after-closing: “nothing” is unknown; known here are linked-case, reopen
            name: {zh: 小, en: small}     | name: small                        | small.yaml:2:1: name: must be a mapping
            calendar: cn                  | calendar: [cn                      | small.yaml:7:15: not readable as YAML
            """)
    void each_problem_is_reported_with_its_place(String right, String wrong, String message) {
        assertThat(GOOD).contains(right);
        assertThatThrownBy(() -> PolicyReader.read("small.yaml", GOOD.replace(right, wrong)))
                .isInstanceOf(PolicyInvalid.class)
                .message()
                .contains(message);
    }

    @Test
    @Tag("D2")
    void a_better_tier_is_served_no_later() {
        var good =
                PolicyReader.read("small.yaml", GOOD + "tiers:\n  head-start-hours: {vip: 8, key: 8, ordinary: 1}\n");
        assertThat(good.tiers().aheadMinutes(Tier.VIP)).isEqualTo(480);
        assertThat(good.tiers().aheadMinutes(Tier.PREFERRED)).isZero();
        for (var wrong : List.of("{vip: 4, key: 5}", "{key: 5}", "{vip: 241}")) {
            assertThatThrownBy(
                            () -> PolicyReader.read("small.yaml", GOOD + "tiers:\n  head-start-hours: " + wrong + "\n"))
                    .message()
                    .containsAnyOf(
                            "tiers.head-start-hours.key: must not be more than the hours of the better tier “vip”",
                            "tiers.head-start-hours.vip: must be a whole number from 0 to 240");
        }
    }

    @Test
    void all_problems_are_found_at_once_in_the_order_of_the_file() {
        var wrong = GOOD.replace("version: \"1\"", "version: [1]")
                .replace("Asia/Shanghai", "Shanghai")
                .replace("attempts: 3", "attempts: 0");
        var invalid = catchThrowableOfType(PolicyInvalid.class, () -> PolicyReader.read("small.yaml", wrong));
        assertThat(invalid.problems()).extracting(PolicyProblem::line).isEqualTo(List.of(3, 5, 27));
    }

    @Test
    void a_file_that_is_no_policy_gives_one_problem() {
        assertThatThrownBy(() -> PolicyReader.read("empty.yaml", ""))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessage("empty.yaml: the file is empty");
        assertThatThrownBy(() -> PolicyReader.read("list.yaml", "- a\n"))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessage("list.yaml:1:1: must be a mapping");
    }
}
