package hotline.measures.topics;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.loop.TestLoops;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Texts of stored complaints are read once a day, the week that ended yesterday against the weeks before. */
@ExtendWith(VertxExtension.class)
class TopicsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-09-28T02:00:00Z"));
    private TestDatabase stored;
    private Database database;
    private Topics topics;

    @BeforeEach
    void prepare(Vertx vertx) {
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        topics = new Topics(TestLoops.on(vertx), database.pool(), () -> ZoneId.of("Asia/Shanghai"), clock);
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    private void filed(int first, int count, String at, String text) {
        stored.execute("""
                INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, branch, description, type,
                    severity, confidence, reasons, judged_by, status, received_at, due_at, original_due_at, last_seq)
                OVERRIDING SYSTEM VALUE
                SELECT i, '202609-' || i, 1, 'app', 'external', 'zh', '李娜', '1380000' || i, 'B' || i %% 5, '%s', 'cargo-damage', 'minor', 1,
                       '[]', 'test', 'received', '%s', '%s', '%s', 1
                FROM generate_series(%d, %d) AS i""".formatted(text, at, at, at, first, first + count - 1));
    }

    @Test
    void words_of_the_last_week_that_were_rare_before_are_a_topic_and_the_day_is_read_once() {
        filed(1, 1_200, "2026-09-01T10:00:00+08:00", "货物晚到三天，要求赔偿");
        filed(2_001, 100, "2026-09-24T10:00:00+08:00", "货物晚到三天，要求赔偿");
        filed(3_001, 12, "2026-09-27T23:59:59+08:00", "扫码枪失灵，货物没有签收");
        filed(4_001, 30, "2026-09-28T00:00:00+08:00", "今天的还不算在内");
        assertThat(await(topics.latest())).isEmpty();
        await(topics.round());
        var week = await(topics.latest()).orElseThrow();
        assertThat(week.lastDay()).isEqualTo(LocalDate.of(2026, 9, 27));
        assertThat(week.firstDay()).isEqualTo(LocalDate.of(2026, 9, 21));
        assertThat(week.week()).isEqualTo(112);
        assertThat(week.earlier()).isEqualTo(1_200);
        assertThat(week.topics()).hasSize(1);
        var topic = week.topics().get(0);
        assertThat(topic.words()).anyMatch(word -> word.contains("扫码枪"));
        assertThat(topic.n()).isEqualTo(12);
        assertThat(topic.before()).isZero();
        assertThat(topic.branches()).isEqualTo(5);
        assertThat(topic.quoted()).containsExactly(3_012L, 3_011L, 3_010L);

        filed(5_001, 50, "2026-09-26T10:00:00+08:00", "补录的投诉");
        await(topics.round());
        assertThat(await(topics.latest())).contains(week);
    }
}
