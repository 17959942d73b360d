package hotline.escalation;

import static hotline.escalation.LadderFixture.THURSDAY_CLOSE;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.escalation.NoticeQuery.View;
import hotline.identity.Caller;
import hotline.identity.Post;
import hotline.policy.Escalation;
import hotline.policy.Escalation.Digest;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thousands of overdue complaints at once must not be thousands of alerts (frappe 2967). */
class DigestTest {
    private static final int TOLD_ONE_BY_ONE = 10;
    private static final Instant PAST = THURSDAY_CLOSE.plusSeconds(1);
    private static final Instant END_OF_WINDOW = THURSDAY_CLOSE.plus(Duration.ofHours(1));

    private final LadderFixture hotline = new LadderFixture(new Escalation(
            List.of(Rungs.expediting(), Rungs.major()), List.of(), Optional.of(new Digest(TOLD_ONE_BY_ONE, 60))));

    private final NoticeReader notices = new NoticeReader(hotline.database.pool(), hotline.parking);
    private final Caller.Staff agent = hotline.agent("agent1", Optional.of(Post.in("customer-service")));

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void for_five_thousand_overdue_at_once_a_recipient_gets_ten_notices_and_then_one_digest() {
        for (int batch = 0; batch < 10; batch++) {
            hotline.file(500, Severity.MINOR);
        }
        hotline.clock.set(PAST);
        await(Future.all(
                Stream.generate(() -> hotline.node().tick(PAST)).limit(3).toList()));
        hotline.tick(PAST);

        var before = summary(END_OF_WINDOW.minusMillis(1));
        assertThat(before.unread()).isEqualTo(TOLD_ONE_BY_ONE);
        assertThat(before.digests()).isEmpty();
        var after = summary(END_OF_WINDOW);
        assertThat(after.unread()).isEqualTo(TOLD_ONE_BY_ONE);
        assertThat(after.digests()).containsExactly(new NoticeSummary.Digest(END_OF_WINDOW, 5_000 - TOLD_ONE_BY_ONE));
        assertThat(hotline.stored.value("SELECT string_agg(recipient || ' ' || notices, ', ') FROM notice_window"))
                .isEqualTo("department customer-service 5000");
        assertThat(mine(END_OF_WINDOW, Optional.of(false))).hasSize(TOLD_ONE_BY_ONE);
        assertThat(mine(END_OF_WINDOW, Optional.of(true)))
                .hasSize(200)
                .allSatisfy(notice -> assertThat(notice.telling().at()).isEqualTo(END_OF_WINDOW));

        int received = await(new NoticeReplies(hotline.database, hotline.changes)
                .receiveDigest(agent, END_OF_WINDOW, END_OF_WINDOW));
        assertThat(received).isEqualTo(5_000 - TOLD_ONE_BY_ONE);
        assertThat(summary(END_OF_WINDOW).digests()).isEmpty();
        assertThat(hotline.stored.value("SELECT count(*) || ' ' || count(DISTINCT complaint_id) FROM event"
                        + " WHERE type = 'notice-received'"))
                .isEqualTo("4990 4990");
    }

    @Test
    void the_next_window_begins_with_single_notices_again_and_urgent_ones_fill_no_window() {
        hotline.file(TOLD_ONE_BY_ONE, Severity.MINOR);
        hotline.file(3, Severity.SEVERE);
        hotline.tick(PAST);
        assertThat(summary(PAST).unread()).isEqualTo(TOLD_ONE_BY_ONE);
        assertThat(hotline.stored.value("SELECT count(*) FROM notice WHERE kind = 'report' AND NOT in_digest"))
                .isEqualTo("3");

        hotline.clock.set(PAST);
        hotline.file(1, Severity.MINOR);
        var nextDay = PAST.plus(Duration.ofDays(1));
        hotline.tick(nextDay);
        assertThat(summary(nextDay).unread()).isEqualTo(TOLD_ONE_BY_ONE + 1);
    }

    @Test
    void windows_that_ended_long_ago_are_deleted() {
        hotline.file(1, Severity.MINOR);
        hotline.tick(PAST);
        hotline.clock.set(PAST.plus(Duration.ofDays(3)));
        assertThat(await(new OldWindows(hotline.database.pool(), hotline.clock).forget()))
                .isEqualTo(1);
        assertThat(hotline.stored.value("SELECT count(*) FROM notice_window")).isEqualTo("0");
    }

    private NoticeSummary summary(Instant now) {
        return await(notices.summary(agent, now));
    }

    private List<Notice> mine(Instant now, Optional<Boolean> inDigest) {
        var query = new NoticeQuery(
                View.MINE, Optional.empty(), Optional.empty(), inDigest, Optional.empty(), Optional.empty(), 200);
        return await(notices.list(agent, query, now)).items();
    }
}
