package hotline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.BusinessHours.Span;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyReader;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy may say beyond the limit of each complaint: who holds it, what comes first, and what lateness leads to. */
class LimitsAndLadderTest {
    private static final String MORE = """
            departments:
              desk: {name: {zh: 前台, en: desk}}
              quality: {name: {zh: 质管, en: quality}, holding: {working-days: 2}}
            first-response:
              - {channels: [hotline], severities: [severe], seconds: 60}
              - {types: [other], markets: [domestic], same-day: true}
            stages:
              filing: {name: {zh: 立单, en: filing}, department: desk, within: {working-minutes: 60}}
              cause: {name: {zh: 查因, en: cause}, department: quality, within: {calendar-days: 3}}
            pauses:
              samples: {zh: 等样品, en: waiting for samples, for-customer: {zh: 请寄回样品。, en: Please send the samples.}, asks-complainant: true}
            extensions: {at-most: 2, working-days: 5}
            ladder:
              at-once:
                {kind: report, clock: handling, when: start, to: head, severities: [severe], urgent: true}
              half: {kind: reminder, clock: stage, when: {share: 50}, to: holder}
              soon: {kind: reminder, clock: handling, when: {before-due: {working-minutes: 120}}, to: holder}
              hurry:
                kind: expediting
                clock: holding
                when: due
                to: department
                answer-within: {working-minutes: 240}
              later: {kind: supervision, clock: handling, when: {after-due: {working-days: 1}}, to: supervisor}
              why: {kind: inquiry, clock: handling, when: ended-late, to: department, types: [other]}
              answer: {kind: expediting, clock: first-response, when: due, to: department, types: [other]}
            notices:
              quiet-hours: ["12:00-13:30", "20:00-08:00"]
              digest: {more-than: 5, window-minutes: 60}
            """;

    @Test
    void targets_that_are_not_named_stay_as_usual() {
        var usual = Targets.USUAL;
        assertThat(SmallPolicy.with("").targets()).isEqualTo(usual);
        assertThat(SmallPolicy.with("targets: {on-time-percent: 98, past-due: 3}")
                        .targets())
                .isEqualTo(new Targets(
                        98,
                        usual.dueToday(),
                        3,
                        usual.unansweredNotices(),
                        usual.callbacksWaiting(),
                        usual.longestWaitMinutes()));
    }

    @Test
    void departments_keep_their_order_and_the_head_office_is_always_there() {
        var policy = SmallPolicy.with(MORE);
        assertThat(policy.departments())
                .containsExactly(
                        new Department("desk", new LocalizedName("前台", "desk"), Optional.empty()),
                        new Department(
                                "quality", new LocalizedName("质管", "quality"), Optional.of(new Limit.WorkingDays(2))),
                        Department.HEAD_OFFICE);
        assertThat(SmallPolicy.with("").departments())
                .containsExactly(Department.CUSTOMER_SERVICE, Department.HEAD_OFFICE);
    }

    @Test
    void a_head_office_named_by_the_policy_keeps_its_name() {
        var policy = SmallPolicy.with("departments: {head-office: {name: {zh: 总裁办, en: president's office}}}");
        assertThat(policy.departments())
                .extracting(department -> department.name().zh())
                .containsExactly("总裁办");
    }

    @Test
    void a_complaint_comes_in_to_the_first_stage_or_to_its_types_department_or_to_the_first() {
        assertThat(SmallPolicy.with(MORE).firstDepartment("other").code()).isEqualTo("desk");
        var byType = PolicyReader.read(
                "small.yaml",
                SmallPolicy.YAML.replace("business: false}", "business: false, department: quality}")
                        + MORE.replaceAll("(?s)stages:.*pauses:", "pauses:")
                                .replace("clock: stage", "clock: handling"));
        assertThat(byType.firstDepartment("service-attitude").code()).isEqualTo("quality");
        assertThat(byType.firstDepartment("other").code()).isEqualTo("desk");
    }

    @Test
    void the_first_response_has_a_limit_where_a_rule_fits() {
        var limits = SmallPolicy.with(MORE).limits();
        assertThat(limits.firstResponse(matter("other", Severity.SEVERE, Market.FOREIGN)))
                .contains(new Limit.Seconds(60));
        assertThat(limits.firstResponse(matter("other", Severity.MINOR, Market.DOMESTIC)))
                .contains(new Limit.SameDay());
        assertThat(limits.firstResponse(matter("other", Severity.MINOR, Market.FOREIGN)))
                .isEmpty();
    }

    @Test
    void stages_pauses_and_extensions_are_read_in_order() {
        var limits = SmallPolicy.with(MORE).limits();
        assertThat(limits.stages())
                .containsExactly(
                        new Stage("filing", new LocalizedName("立单", "filing"), "desk", new Limit.WorkingMinutes(60)),
                        new Stage("cause", new LocalizedName("查因", "cause"), "quality", new Limit.CalendarDays(3)));
        assertThat(limits.pauses())
                .containsExactly(new PauseReason(
                        "samples",
                        new LocalizedName("等样品", "waiting for samples"),
                        Optional.of(new LocalizedName("请寄回样品。", "Please send the samples.")),
                        Optional.empty(),
                        true));
        assertThat(limits.extensions()).isEqualTo(new ExtensionRules(2, 5));
        assertThat(SmallPolicy.with("").limits().extensions()).isEqualTo(ExtensionRules.NONE);
    }

    @Test
    void every_rung_says_when_what_goes_to_whom() {
        var ladder = SmallPolicy.with(MORE).escalation().ladder();
        assertThat(ladder)
                .extracting(Rung::moment)
                .containsExactly(
                        new Moment.ShareOfLimit(0),
                        new Moment.ShareOfLimit(50),
                        new Moment.BeforeDue(120),
                        new Moment.WhenDue(),
                        new Moment.AfterDue(new Limit.WorkingDays(1)),
                        new Moment.EndedLate(),
                        new Moment.WhenDue());
        assertThat(ladder.get(0))
                .isEqualTo(new Rung(
                        "at-once",
                        NoticeKind.REPORT,
                        ClockKind.HANDLING,
                        new Moment.ShareOfLimit(0),
                        Recipient.HEAD,
                        Set.of(),
                        Set.of(Severity.SEVERE),
                        Optional.empty(),
                        true));
        assertThat(ladder.get(3).answerWithin()).contains(new Limit.WorkingMinutes(240));
        assertThat(ladder.get(3).isUrgent()).isFalse();
    }

    @Test
    void quiet_hours_over_midnight_are_two_spans_of_the_day() {
        var escalation = SmallPolicy.with(MORE).escalation();
        assertThat(escalation.quietHours()).containsExactly(new Span(0, 480), new Span(720, 810), new Span(1200, 1440));
        assertThat(escalation.digest()).contains(new Escalation.Digest(5, 60));
        var untilMidnight = SmallPolicy.with("notices: {quiet-hours: [\"20:00-00:00\"]}");
        assertThat(untilMidnight.escalation().quietHours()).isEqualTo(List.of(new Span(1200, 1440)));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            holding: {working-days: 2}       | holding: {working-days: 2, seconds: 1} | departments.quality.holding: must have one limit: working-days, calendar-days
            holding: {working-days: 2}       | holding: {weeks: 2}                    | departments.quality.holding.weeks: unknown; known here are
            holding: {working-days: 2}       | holding: two days                      | departments.quality.holding: must be a mapping
            desk: {name                      | Front Desk: {name                      | departments.Front Desk: “Front Desk” is no code
            [hotline], severities            | [mail], severities                     | first-response[0].channels[0]: “mail” is unknown; known here are hotline
            markets: [domestic]              | markets: [china]                       | first-response[1].markets[0]: “china” is unknown; known here are domestic, foreign
            same-day: true                   | same-day: 1                            | first-response[1].same-day: “1” is unknown; known here are true
            [hotline], severities: [severe]  | [hotline]                              | first-response[1]: never decides, because rules above it fit first
            department: quality              | department: qa                         | stages.cause.department: “qa” is unknown; known here are desk, head-office, quality
            within: {calendar-days: 3}       | limit: {calendar-days: 3}              | stages.cause: “within” is missing
            samples: {zh: 等样品             | samples: {zn: 等样品                   | pauses.samples: “zh” is missing
            at-most: 2                       | at-most: 0                             | extensions.at-most: must be a whole number from 1 to 20
            kind: report                     | kind: letter                           | ladder.at-once.kind: “letter” is unknown; known here are
            clock: stage                     | clock: stages                          | ladder.half.clock: “stages” is unknown; known here are callback, first-response
            to: head,                        | to: boss,                              | ladder.at-once.to: “boss” is unknown; known here are department, head, head-office
            when: start                      | when: at once                          | ladder.at-once.when: “at once” is unknown; known here are due, ended-late, start
            {share: 50}                      | {share: 0}                             | ladder.half.when.share: must be a whole number from 1 to 99
            {share: 50}                      | {share: 50, after-due: {seconds: 1}}   | ladder.half.when: must be one of share, before-due and after-due, or one of these words: due
            {share: 50}                      | {part: 50}                             | ladder.half.when.part: unknown; known here are after-due, before-due, share
            before-due: {working-minutes: 120} | before-due: {working-days: 1}        | ladder.soon.when.before-due.working-days: unknown; known here are working-minutes
            after-due: {working-days: 1}     | after-due: {}                          | ladder.later.when.after-due: must have one limit
            types: [other]}                  | types: [others]}                       | ladder.why.types[0]: “others” is unknown; known here are other, service-attitude
            severities: [severe], urgent     | severities: [], urgent                 | ladder.at-once.severities: must name at least one
            answer-within: {working-minutes: 240} | answer-within: 240                | ladder.hurry.answer-within: must be a mapping
            half: {kind                      | at-once: {kind                         | ladder.at-once: stands twice
            to: supervisor}                  | to: supervisor, until: done}           | ladder.later.until: unknown; known here are answer-within
            when: ended-late                 | when: due                              | ladder.why: an inquiry asks why something ended too late
            kind: inquiry                    | kind: expediting                       | ladder.why: what has ended can't be hurried
            , holding: {working-days: 2}     | ''                                     | ladder.hurry: never happens: holding has no limit for the complaints it is for; add holding: {working-days: 1}
            to: department, types: [other]}\\n | to: department, types: [service-attitude], severities: [minor]}\\n | ladder.answer: never happens: first-response has no limit for the complaints it is for; add first-response
            "20:00-08:00"                    | "20:00-20:00"                          | notices.quiet-hours[1]: “20:00-20:00” must end at another time than it begins
            "20:00-08:00"                    | "evening"                              | notices.quiet-hours[1]: “evening” must be two times of day
            "20:00-08:00"                    | "13:00-08:00"                          | notices.quiet-hours: quiet hours overlap
            "20:00-08:00"                    | "13:30-12:00"                          | notices.quiet-hours: leave no business time in which anybody could be told
            window-minutes: 60               | window-minutes: 50                     | notices.digest.window-minutes: windows begin at midnight, so they must divide the day
            more-than: 5                     | more-than: 0                           | notices.digest.more-than: must be a whole number from 1 to 1000
            digest:                          | bundle:                                | notices.bundle: unknown; known here are digest, quiet-hours
            """)
    void each_problem_is_reported_with_its_place(String right, String wrong, String message) {
        var before = right.replace("\\n", "\n");
        assertThat(MORE).contains(before);
        assertThatThrownBy(() -> SmallPolicy.with(MORE.replace(before, wrong.replace("\\n", "\n"))))
                .isInstanceOf(PolicyInvalid.class)
                .message()
                .contains(message);
    }

    @Test
    void all_that_can_never_happen_is_said_at_once() {
        var never = """
                ladder:
                  one: {kind: reminder, clock: stage, when: due, to: holder}
                  two: {kind: reminder, clock: first-response, when: due, to: holder}
                  three: {kind: reminder, clock: callback, when: due, to: holder}
                """;
        assertThatThrownBy(() -> SmallPolicy.with(never))
                .hasMessageContainingAll("ladder.one: never happens", "ladder.two: never happens")
                .message()
                .doesNotContain("three");
    }

    @Test
    void a_limit_is_missing_for_some_channels_or_markets_alone() {
        var abroad = SmallPolicy.YAML.replace("working-days: 7}", "markets: [foreign], working-days: 7}");
        assertThatThrownBy(() -> PolicyReader.read("small.yaml", abroad))
                .hasMessageContaining("no rule fits severe complaints of type other (markets: domestic); add one");
        var byPhone = SmallPolicy.YAML.replace("working-days: 7}", "channels: [hotline], working-days: 7}");
        assertThatThrownBy(() -> PolicyReader.read("small.yaml", byPhone))
                .hasMessageContaining(
                        "no rule fits severe complaints of type other while their channel is not known yet; add one");
    }

    @Test
    void the_same_rule_twice_decides_once() {
        var twice = SmallPolicy.YAML.replace(
                "limits:\n", "limits:\n  - {types: [service-attitude], working-minutes: 90}\n");
        assertThatThrownBy(() -> PolicyReader.read("small.yaml", twice))
                .hasMessageContaining("limits[1]: never decides");
    }

    private static Matter matter(String type, Severity severity, Market market) {
        return new Matter(type, severity, "hotline", market);
    }
}
