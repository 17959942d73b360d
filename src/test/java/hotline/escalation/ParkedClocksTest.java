package hotline.escalation;

import static hotline.escalation.LadderFixture.THURSDAY_CLOSE;
import static hotline.escalation.Rungs.handling;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.intake.Filed;
import hotline.once.Once;
import hotline.parking.ParkedRow;
import hotline.parking.ParkingRounds.Round;
import hotline.policy.Moment;
import hotline.policy.NoticeKind;
import hotline.policy.PolicyVersion;
import hotline.policy.Recipient;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A clock that the ladder fails for holds up no other. */
class ParkedClocksTest {
    private static final Instant PAST = THURSDAY_CLOSE.plusSeconds(1);

    private final LadderFixture hotline = new LadderFixture(
            handling("soon", NoticeKind.REMINDER, new Moment.BeforeDue(60), Recipient.HOLDER), Rungs.expediting());

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void a_clock_that_cannot_be_read_is_parked_with_its_reason_and_all_others_are_handled() {
        var filed = hotline.file(600, Severity.MINOR);
        var broken = filed.get(17);
        // Due before it began.
        sql("UPDATE sla_clock SET counted_due_at = started_at - interval '1 hour' WHERE complaint_id = " + broken.id());

        assertThat(hotline.tick(PAST)).isEqualTo(600);

        assertThat(breached()).isEqualTo("599");
        assertThat(hotline.sent()).hasSize(200);
        assertThat(hotline.stored.value("SELECT count(*) FROM notice")).isEqualTo("1198");
        var parked = parked().get(0);
        assertThat(parked.place()).isEqualTo("ladder");
        assertThat(parked.row().number()).contains(broken.number());
        assertThat(parked.reason()).isEqualTo("IllegalArgumentException: due before it began");
        assertThat(hotline.tick(PAST.plusSeconds(1))).as("looked at again").isZero();
    }

    @Test
    void a_parked_clock_is_tried_three_times_and_then_only_on_request() {
        var broken = hotline.file(Severity.MINOR);
        sql("UPDATE complaint SET severity = 'dreadful'");
        hotline.tick(PAST);
        assertThat(hotline.tryAgain(PAST.plusSeconds(1))).isEqualTo(new Round(0, 0));
        assertThat(hotline.tryAgain(PAST.plusSeconds(3))).isEqualTo(new Round(0, 1));
        assertThat(hotline.tryAgain(PAST.plusSeconds(14))).isEqualTo(new Round(0, 1));
        assertThat(parked()).singleElement().satisfies(row -> {
            assertThat(row.tries()).isEqualTo(3);
            assertThat(row.nextTryAt()).isEmpty();
        });
        sql("UPDATE complaint SET severity = 'minor'");
        assertThat(hotline.tryAgain(PAST.plusSeconds(600))).isEqualTo(new Round(0, 0));

        await(hotline.parking.askAgain(Once.unkeyed(), Optional.empty()));
        assertThat(hotline.tryAgain(PAST.plusSeconds(601))).isEqualTo(new Round(1, 0));
        assertThat(parked()).isEmpty();
        assertThat(hotline.story(broken)).containsExactly("received", "notice-issued", "breached", "notice-issued");
    }

    @Test
    void a_row_that_the_database_refuses_is_found_by_halves_and_the_rest_is_written() {
        var filed = hotline.file(512, Severity.MINOR);
        for (int bad : List.of(17, 18, 400)) {
            noticeThere(filed.get(bad));
        }
        long before = commits();
        hotline.tick(PAST);

        assertThat(breached()).isEqualTo("509");
        assertThat(parked()).hasSize(3).allSatisfy(row -> assertThat(row.reason())
                .contains("notice"));
        assertThat(commits() - before).as("transactions").isLessThan(120);
        sql("DELETE FROM notice WHERE number LIKE '%-N9'");
        hotline.tryAgain(PAST.plusSeconds(3));
        assertThat(breached()).isEqualTo("512");
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_complaint_of_a_policy_that_is_not_installed_is_parked_until_it_is() {
        var broken = hotline.file(Severity.MINOR);
        hotline.file(Severity.MINOR);
        sql("UPDATE complaint SET policy_version = 999 WHERE id = " + broken.id());
        hotline.tick(PAST);
        assertThat(breached()).isEqualTo("1");
        assertThat(parked().get(0).reason()).isEqualTo("policy version 999 is not installed");

        hotline.policies.know(new PolicyVersion(999, hotline.policies.inForce().policy()));
        assertThat(hotline.tryAgain(PAST.plusSeconds(3))).isEqualTo(new Round(1, 0));
        assertThat(breached()).isEqualTo("2");
    }

    @Test
    void with_more_than_a_thousand_failures_it_waits_instead_of_leaving_rows_out() {
        hotline.file(1_100, Severity.MINOR);
        sql("UPDATE complaint SET severity = 'dreadful'");
        assertThatThrownBy(() -> hotline.tick(PAST)).hasMessageContaining("1000 rows");
        assertThat(parked()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(hotline.stored.value("SELECT count(*) FROM sla_clock WHERE next_action_at IS NOT NULL"))
                .isNotEqualTo("0");
    }

    private void noticeThere(Filed filed) {
        sql("INSERT INTO notice (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department, due_at,"
                + " issued_at, tell_at, in_digest) SELECT number || '-N9', id, 'handling', 1, 'expediting', 'expediting',"
                + " held_by, due_at, due_at, due_at, false FROM complaint WHERE id = " + filed.id());
    }

    private String breached() {
        return hotline.stored.value("SELECT count(*) FROM complaint WHERE breached_at IS NOT NULL");
    }

    private long commits() {
        return Long.parseLong(hotline.stored.value("SELECT pg_current_xact_id()::text"));
    }

    private List<ParkedRow> parked() {
        return await(hotline.parking.newestFirst(Optional.empty(), Optional.empty(), 2_000));
    }

    private void sql(String statement) {
        hotline.stored.execute(statement);
    }
}
