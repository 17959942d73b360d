package hotline.escalation;

import static hotline.escalation.LadderFixture.WEDNESDAY;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.escalation.PlayedLadder.Climb;
import hotline.identity.Post;
import hotline.policy.Escalation;
import hotline.policy.Escalation.Digest;
import hotline.policy.Moment;
import hotline.policy.NoticeKind;
import hotline.policy.Recipient;
import hotline.policy.taxonomy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Played time leaves the same notices as real time, in any order of play. */
class PlayedLadderTest {
    private static final Duration TIMER = Duration.ofSeconds(1);
    private static final Instant FRIDAY = WEDNESDAY.plus(Duration.ofDays(2));
    private static final int TOLD_ONE_BY_ONE = 2;
    private static final Escalation LADDER = new Escalation(
            List.of(
                    Rungs.handling("half-time", NoticeKind.REMINDER, new Moment.ShareOfLimit(50), Recipient.DEPARTMENT),
                    Rungs.expediting()),
            List.of(),
            Optional.of(new Digest(TOLD_ONE_BY_ONE, 60)));

    private final LadderFixture lived = new LadderFixture(LADDER);
    private final LadderFixture played = new LadderFixture(LADDER);

    @BeforeEach
    void complain() {
        for (LadderFixture hotline : List.of(lived, played)) {
            hotline.agent("agent1", Optional.of(Post.in("customer-service")));
            for (int minute = 0; minute < 5; minute++) {
                hotline.clock.set(WEDNESDAY.plus(Duration.ofMinutes(minute)));
                hotline.file(Severity.MINOR);
            }
        }
    }

    @AfterEach
    void close() {
        lived.close();
        played.close();
    }

    @Test
    void a_ladder_played_complaint_by_complaint_leaves_the_notices_of_a_running_timer() {
        for (var next = next(); next.isPresent(); next = next()) {
            lived.tick(next.get().plus(TIMER));
        }
        var ladder = new PlayedLadder(played.database, played.deadlines);
        for (long last = 5; last > 0; last--) {
            var complaint = last;
            for (var due = due(ladder, complaint); due.isPresent(); due = due(ladder, complaint)) {
                await(ladder.climb(List.of(new Climb(complaint, due.get().plus(TIMER)))));
            }
        }

        assertThat(await(ladder.tellInOrder())).isPositive();

        assertThat(lived.stored.value("SELECT count(*) FROM notice WHERE in_digest"))
                .isNotEqualTo("0");
        sameIn("notice", "to_jsonb(t) - 'id'", "number");
        sameIn("event", "to_jsonb(t) - 'id' - 'tx'", "complaint_id, seq");
        sameIn("sla_clock", "to_jsonb(t)", "complaint_id, kind, ordinal");
        sameIn("complaint", "to_jsonb(t) - 'tracking_hash'", "id");
        sameIn("notice_window", "to_jsonb(t)", "recipient, begins_at");
    }

    @Test
    void a_notice_states_by_when_its_recipient_has_been_notified() {
        var ladder = new PlayedLadder(played.database, played.deadlines);
        var due = due(ladder, 1).orElseThrow().plus(TIMER);
        await(ladder.climb(List.of(new Climb(1, due))));

        var sent = await(ladder.sentAfter(0));

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).issuedAt()).isEqualTo(due);
        assertThat(sent.get(0).toldBy()).isBetween(due, due.plus(Duration.ofHours(1)));
        assertThat(await(ladder.sentAfter(sent.get(0).id()))).isEmpty();
    }

    private Optional<Instant> next() {
        return Optional.ofNullable(lived.stored.value("SELECT to_char(min(next_action_at) AT TIME ZONE 'UTC',"
                        + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM sla_clock"))
                .map(Instant::parse)
                .filter(FRIDAY::isAfter);
    }

    private static Optional<Instant> due(PlayedLadder ladder, long complaint) {
        return Optional.ofNullable(await(ladder.nextActions(FRIDAY)).get(complaint));
    }

    private void sameIn(String table, String row, String order) {
        var all = "SELECT string_agg((" + row + ")::text, E'\\n' ORDER BY " + order + ") FROM " + table + " t";
        assertThat(played.stored.value(all)).isEqualTo(lived.stored.value(all)).isNotNull();
    }
}
