package hotline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.Filer;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.policy.taxonomy.Subtype;
import hotline.support.FreightNetwork;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shipped policy holds F1–F5 in full. */
class FreightNetworkTest {
    private final Policy policy = FreightNetwork.POLICY;

    @Test
    void three_channels_are_external_and_two_internal() {
        assertThat(policy.taxonomy().channels())
                .extracting(Channel::code, Channel::source, Channel::filedBy)
                .containsExactly(
                        tuple("hotline", Source.EXTERNAL, Filer.AGENT),
                        tuple("website", Source.EXTERNAL, Filer.CUSTOMER),
                        tuple("app", Source.EXTERNAL, Filer.CUSTOMER),
                        tuple("branch", Source.INTERNAL, Filer.BRANCH),
                        tuple("chat", Source.INTERNAL, Filer.BRANCH));
        assertThat(policy.taxonomy().channels())
                .filteredOn(Channel::mustBeAnswered)
                .extracting(Channel::code)
                .containsExactly("website", "chat");
    }

    @Test
    void ten_types_have_twenty_five_subtypes() {
        assertThat(policy.taxonomy().types())
                .extracting(ComplaintType::code)
                .containsExactly(
                        "cargo-damage",
                        "cargo-shortage",
                        "delay",
                        "finance",
                        "claims",
                        "business-error",
                        "price",
                        "information",
                        "other",
                        "service-attitude");
        assertThat(policy.taxonomy().types().stream()
                        .mapToInt(t -> t.subtypes().size())
                        .sum())
                .isEqualTo(25);
        assertThat(policy.taxonomy().types())
                .filteredOn(type -> !type.business())
                .extracting(ComplaintType::code)
                .containsExactly("service-attitude");
        assertThat(policy.taxonomy().type("business-error").orElseThrow().subtype("false-signature"))
                .contains(new Subtype("false-signature", new LocalizedName("虚假签收", "false signature")));
    }

    @Test
    void a_limit_follows_severity_but_for_service_attitude() {
        assertThat(policy.limit(new Matter("delay", Severity.MINOR, "hotline", Market.DOMESTIC)))
                .isEqualTo(new Limit.WorkingDays(1));
        assertThat(policy.limit(new Matter("delay", Severity.MODERATE, "hotline", Market.DOMESTIC)))
                .isEqualTo(new Limit.WorkingDays(3));
        assertThat(policy.limit(new Matter("delay", Severity.SEVERE, "hotline", Market.DOMESTIC)))
                .isEqualTo(new Limit.WorkingDays(7));
        for (Severity severity : Severity.values()) {
            assertThat(policy.limit(new Matter("service-attitude", severity, "hotline", Market.DOMESTIC)))
                    .isEqualTo(new Limit.WorkingDays(2));
        }
    }

    @Test
    void business_runs_seven_and_a_half_hours_until_six() {
        assertThat(policy.businessHours().spans())
                .isEqualTo(List.of(new BusinessHours.Span(540, 720), new BusinessHours.Span(810, 1080)));
        assertThat(policy.businessHours().minutes()).isEqualTo(450);
        assertThat(policy.businessHours().close()).isEqualTo(18 * 60);
    }

    @Test
    void case_numbers_take_the_month_of_the_policys_zone() {
        var numbers = policy.caseNumbers();
        assertThat(numbers.month(Instant.parse("2026-09-30T16:00:00Z"))).isEqualTo(YearMonth.of(2026, 10));
        assertThat(numbers.format(YearMonth.of(2026, 9), 42)).isEqualTo("202609-000042");
        assertThat(numbers.format(YearMonth.of(2026, 9), 1_234_567)).isEqualTo("202609-1234567");
    }

    @Test
    void c1_and_t6_chat_is_answered_in_a_minute_and_the_website_the_same_day() {
        assertThat(firstResponse("chat")).contains(new Limit.Seconds(60));
        assertThat(firstResponse("website")).contains(new Limit.SameDay());
        assertThat(firstResponse("app")).contains(new Limit.SameDay());
        assertThat(firstResponse("branch")).contains(new Limit.WorkingMinutes(120));
    }

    @Test
    void t5_a_severe_complaint_is_reported_to_the_head_at_once() {
        assertThat(policy.escalation().ladder())
                .filteredOn(rung -> rung.recipient() == Recipient.HEAD)
                .containsExactly(new Rung(
                        "major-complaint",
                        NoticeKind.REPORT,
                        ClockKind.HANDLING,
                        new Moment.ShareOfLimit(0),
                        Recipient.HEAD,
                        Set.of(),
                        Set.of(Severity.SEVERE),
                        Optional.empty(),
                        true));
    }

    @Test
    void t4_and_f9_promised_reply_and_callback_have_separate_rungs() {
        assertThat(policy.escalation().ladder())
                .extracting(Rung::clock)
                .contains(ClockKind.PROMISED_REPLY, ClockKind.CALLBACK);
        assertThat(policy.limits().callback()).contains(new Limit.WorkingDays(1));
    }

    @Test
    void f10_the_presidents_office_hears_of_what_stays_late() {
        assertThat(policy.department("head-office").map(Department::name))
                .contains(new LocalizedName("总裁办", "president's office"));
        assertThat(policy.escalation().rung("head-office").map(Rung::moment))
                .contains(new Moment.AfterDue(new Limit.WorkingDays(3)));
    }

    private Optional<Limit> firstResponse(String channel) {
        return policy.limits().firstResponse(new Matter("delay", Severity.MINOR, channel, Market.DOMESTIC));
    }
}
