package hotline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hotline.policy.reading.PolicyReader;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Subtype;
import hotline.regulation.PolicyFile;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manufacturer's, the key accounts' and the dealers' policies hold the clauses that they cite. */
class ShippedPoliciesTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final PolicyFile MANUFACTURER = PolicyFile.read("manufacturer");
    private static final Policy KEY_ACCOUNTS = PolicyFile.read("key-accounts").policy();
    private static final Policy DEALERS = PolicyFile.read("dealer-network").policy();

    @ParameterizedTest
    @CsvSource({
        "freight-network, freight",
        "manufacturer, manufacturing",
        "key-accounts, key-accounts",
        "dealer-network, dealers",
    })
    void each_covers_a_separate_line_of_business_and_is_stored_without_its_bases(String name, String lineOfBusiness) {
        var file = PolicyFile.read(name);
        assertThat(file.policy().id()).isEqualTo(name);
        assertThat(file.policy().lineOfBusiness()).isEqualTo(lineOfBusiness);
        assertThat(PolicyReader.read("installed", file.yaml())).isEqualTo(file.policy());
    }

    @Test
    void numbers_of_several_policies_never_meet() {
        assertThat(Stream.of("freight-network", "manufacturer", "key-accounts", "dealer-network")
                        .map(name ->
                                PolicyFile.read(name).policy().caseNumbers().pattern()))
                .doesNotHaveDuplicates();
    }

    @Test
    void p5_a_domestic_case_has_thirteen_days_and_a_foreign_one_seventeen() {
        var dueTimes = MANUFACTURER.dueTimes();
        assertThat(due(dueTimes, Market.DOMESTIC)).isEqualTo(china("2026-09-15T00:00:00"));
        assertThat(due(dueTimes, Market.FOREIGN)).isEqualTo(china("2026-09-19T00:00:00"));
    }

    @Test
    void p3_the_departments_take_turns_and_fill_a_domestic_cases_days() {
        var limits = MANUFACTURER.policy().limits();
        assertThat(limits.stages())
                .extracting(Stage::code, Stage::department)
                .containsExactly(
                        tuple("filing", "sales"),
                        tuple("registration", "head-office"),
                        tuple("investigation", "quality"),
                        tuple("countermeasures", "production"),
                        tuple("comment", "research"),
                        tuple("draft-opinion", "sales"),
                        tuple("joint-opinion", "head-office"),
                        tuple("approval", "management"),
                        tuple("answer", "sales"));
        assertThat(limits.stages().stream()
                        .mapToInt(stage -> ((Limit.CalendarDays) stage.limit()).count())
                        .sum())
                .isEqualTo(13);
        assertThat(MANUFACTURER.policy().firstDepartment("quality").code()).isEqualTo("sales");
    }

    @Test
    void p3_and_p4_name_the_joint_opinions_day_and_the_first_reports_three() {
        var limits = MANUFACTURER.policy().limits();
        assertThat(limits.stage("joint-opinion").map(Stage::limit)).contains(new Limit.CalendarDays(1));
        assertThat(limits.stage("investigation").map(Stage::limit)).contains(new Limit.CalendarDays(3));
    }

    @Test
    void p7_customer_who_rejects_the_conclusion_gets_a_linked_case() {
        var callbacks = MANUFACTURER.policy().callbacks();
        assertThat(callbacks.beforeClosing()).isEqualTo(Dissatisfaction.LINKED_CASE);
        assertThat(callbacks.afterClosing()).isEqualTo(Dissatisfaction.LINKED_CASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"freight-network", "manufacturer", "key-accounts", "dealer-network"})
    void p9_overdue_case_is_expedited_and_case_closed_late_needs_a_reason(String name) {
        var ladder = PolicyFile.read(name).policy().escalation().ladder();
        assertThat(ladder)
                .extracting(Rung::kind, Rung::clock, Rung::moment, Rung::recipient)
                .contains(
                        tuple(NoticeKind.EXPEDITING, ClockKind.HANDLING, new Moment.WhenDue(), Recipient.DEPARTMENT),
                        tuple(NoticeKind.INQUIRY, ClockKind.HANDLING, new Moment.EndedLate(), Recipient.DEPARTMENT));
        assertThat(ladder)
                .filteredOn(rung -> rung.kind() == NoticeKind.INQUIRY)
                .isNotEmpty()
                .allMatch(rung -> rung.answerWithin().isPresent());
    }

    @Test
    void p9_each_departments_time_is_checked() {
        assertThat(MANUFACTURER.policy().escalation().ladder())
                .extracting(Rung::kind, Rung::clock)
                .contains(tuple(NoticeKind.EXPEDITING, ClockKind.STAGE), tuple(NoticeKind.INQUIRY, ClockKind.STAGE));
    }

    @Test
    void p14_every_reason_has_a_place_among_types() {
        assertThat(MANUFACTURER.policy().taxonomy().types().stream()
                        .flatMap(type -> type.subtypes().stream())
                        .map(Subtype::code))
                .contains(
                        "wrong-documents",
                        "wrong-materials",
                        "rejects-mixed-in",
                        "over-delivery",
                        "cut-corners",
                        "requirement-not-passed-on",
                        "order-miswritten",
                        "late-delivery",
                        "wrong-shipment",
                        "wrong-delivery-note",
                        "storage-or-transport",
                        "wrong-marking",
                        "inspection-data");
        assertThat(MANUFACTURER.policy().taxonomy().type("finance")).isPresent();
        assertThat(MANUFACTURER.policy().taxonomy().type("other")).isPresent();
    }

    @Test
    void k5_and_k2_key_accounts_are_called_sooner_and_more_often_and_taken_up_again_sooner() {
        var freight = PolicyFile.read("freight-network").policy().callbacks();
        assertThat(KEY_ACCOUNTS.callbacks().attempts()).isGreaterThan(freight.attempts());
        assertThat(KEY_ACCOUNTS.callbacks().isUnsatisfied(3)).isTrue();
        assertThat(freight.isUnsatisfied(3)).isFalse();
        assertThat(KEY_ACCOUNTS.callbacks().lease()).isEqualTo(freight.lease());
        assertThat(KEY_ACCOUNTS.limits().callback()).contains(new Limit.WorkingMinutes(240));
    }

    @Test
    void k7_first_contact_hands_over_in_time_and_keeps_the_agreed_date() {
        assertThat(KEY_ACCOUNTS.departments())
                .filteredOn(department -> !department.code().equals(Department.HEAD_OFFICE.code()))
                .isNotEmpty()
                .allMatch(department -> department.holding().isPresent());
        assertThat(KEY_ACCOUNTS.escalation().rung("handed-over-late").map(Rung::clock))
                .contains(ClockKind.HOLDING);
        assertThat(KEY_ACCOUNTS.escalation().rung("plan-soon-due").map(Rung::clock))
                .contains(ClockKind.PROMISED_REPLY);
        assertThat(KEY_ACCOUNTS.limits().firstResponse(matter("delay", Severity.MINOR, "website")))
                .contains(new Limit.WorkingMinutes(60));
    }

    @Test
    void key_accounts_never_wait_longer_than_other_customers() {
        var freight = PolicyFile.read("freight-network").dueTimes();
        var care = PolicyFile.read("key-accounts").dueTimes();
        var received = china("2026-09-01T10:00:00");
        for (Matter matter : KEY_ACCOUNTS.taxonomy().matters()) {
            assertThat(care.handling(matter, received).due())
                    .isBeforeOrEqualTo(freight.handling(matter, received).due());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "visits, sales",
        "supply, logistics",
        "after-sales, after-sales",
        "disputes, market-management",
        "other, dealer-relations",
        "service-attitude, dealer-relations",
    })
    @Tag("D5")
    void d5_each_kind_of_complaint_has_a_responsible_department(String type, String department) {
        assertThat(DEALERS.firstDepartment(type).code()).isEqualTo(department);
    }

    @Test
    @Tag("D5")
    void d5_each_department_has_a_time_limit_and_d2s_priorities_are_its_kinds() {
        assertThat(DEALERS.departments())
                .filteredOn(one -> DEALERS.taxonomy().types().stream()
                        .anyMatch(type -> type.department().equals(Optional.of(one.code()))))
                .hasSize(4)
                .allMatch(one -> one.holding().isPresent());
        assertThat(DEALERS.limit(matter("supply", Severity.SEVERE, "portal"))).isEqualTo(new Limit.WorkingDays(2));
        assertThat(DEALERS.limit(matter("disputes", Severity.SEVERE, "portal"))).isEqualTo(new Limit.WorkingDays(10));
    }

    @Test
    void t5_severe_complaints_of_dealers_reach_the_head_at_once_and_at_night() {
        var rung = DEALERS.escalation().rung("major-complaint").orElseThrow();
        assertThat(rung.moment()).isEqualTo(new Moment.ShareOfLimit(0));
        assertThat(rung.recipient()).isEqualTo(Recipient.HEAD);
        assertThat(rung.isUrgent()).isTrue();
        assertThat(rung.fits(ClockKind.HANDLING, matter("supply", Severity.SEVERE, "portal")))
                .isTrue();
        assertThat(rung.fits(ClockKind.HANDLING, matter("supply", Severity.MODERATE, "portal")))
                .isFalse();
    }

    private static Instant due(SlaCalculator dueTimes, Market market) {
        var matter = new Matter("quality", Severity.SEVERE, "sales", market);
        return dueTimes.handling(matter, china("2026-09-01T10:00:00")).due();
    }

    private static Matter matter(String type, Severity severity, String channel) {
        return new Matter(type, severity, channel, Market.DOMESTIC);
    }

    private static Instant china(String time) {
        return LocalDateTime.parse(time).atZone(CHINA).toInstant();
    }
}
