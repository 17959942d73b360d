package hotline.intake;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.classification.Judgement;
import hotline.complaint.Precedence;
import hotline.database.Database;
import hotline.earlier.EarlierCount;
import hotline.failure.Failure;
import hotline.intake.ComplaintDraft.Filing;
import hotline.network.NetworkMap;
import hotline.once.IdempotencyKey;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.support.Draft;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class IntakeWriterTest {
    private static final Instant FRIDAY_AFTERNOON = Instant.parse("2026-09-25T08:00:00Z");

    private Vertx vertx;
    private final SettableClock clock = new SettableClock(FRIDAY_AFTERNOON);
    private TestDatabase testDatabase;
    private Database database;
    private Intake intake;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        testDatabase = TestDatabase.fresh();
        database = Database.open(vertx, testDatabase.settings());
        intake = new Intake(vertx, database.intakePool(), FreightNetwork.rules(), clock, () -> NetworkMap.EMPTY);
    }

    @AfterEach
    void close() throws Exception {
        await(database.close());
        testDatabase.close();
    }

    @Test
    void a_complaint_gets_number_limit_first_event_and_running_clock() throws Exception {
        var filed = await(intake.file(draft("五件货只到四件，少了一件"), Optional.empty()));

        assertThat(filed.number()).isEqualTo("202609-000001");
        assertThat(filed.type()).isEqualTo("cargo-shortage");
        assertThat(filed.severity()).isEqualTo("moderate");
        assertThat(filed.promisedAt()).isEqualTo(Instant.parse("2026-09-30T10:00:00Z"));
        assertThat(filed.trackingCode().orElseThrow().toString()).matches("202609-000001-[0-9A-Z]{24}");
        assertThat(testDatabase.value("SELECT type || ' ' || (data ->> 'number') || ' ' || seq FROM event"))
                .isEqualTo("received 202609-000001 1");
        assertThat(testDatabase.value(
                        "SELECT state || ' ' || (next_action_at < due_at) FROM sla_clock WHERE kind = 'handling'"))
                .isEqualTo("running true");
    }

    @Test
    void serials_have_no_gaps_despite_repeats_and_restart_each_month() throws Exception {
        var september = new ArrayList<Future<Filed>>();
        for (int i = 0; i < 500; i++) {
            september.add(intake.file(draft("迟了一天"), key("k" + i % 250, "same")));
        }
        await(Future.all(september));
        clock.set(Instant.parse("2026-09-30T16:00:00Z"));
        var october = await(intake.file(draft("迟了一天"), key("october", "same")));

        assertThat(testDatabase.value("SELECT count(*) || ' ' || count(DISTINCT number) || ' ' || max(number)"
                        + " FROM complaint WHERE number LIKE '202609-%'"))
                .isEqualTo("250 250 202609-000250");
        assertThat(october.number()).isEqualTo("202610-000001");
    }

    @Test
    void a_repeat_gives_the_first_answer_even_after_the_judgement_was_corrected() throws Exception {
        var first = await(intake.file(draft("五件货只到四件，少了一件"), key("k", "body")));
        testDatabase.execute("UPDATE complaint SET type = 'delay', severity = 'severe', due_at = now()");
        clock.set(FRIDAY_AFTERNOON.plusSeconds(3600));

        assertThat(await(intake.file(draft("五件货只到四件，少了一件"), key("k", "body")))).isEqualTo(first);
        assertThat(testDatabase.value("SELECT count(*) FROM complaint")).isEqualTo("1");
    }

    @Test
    void a_key_with_another_body_is_refused() throws Exception {
        await(intake.file(draft("迟了一天"), key("k", "body")));

        assertThatThrownBy(() -> await(intake.file(draft("迟了两天"), key("k", "other body"))))
                .isInstanceOf(Failure.KeyReused.class);
    }

    @Test
    void a_row_that_the_database_refuses_fails_alone() throws Exception {
        var store = new IntakeStore(database.intakePool());
        var writer = new IntakeWriter(vertx, store, 100, 100);
        var good =
                IntStream.range(0, 20).mapToObj(i -> newComplaint("good " + i)).toList();
        var poison = newComplaint("\0");

        var answers = new ArrayList<Future<IntakeOutcome>>();
        good.subList(0, 10).forEach(complaint -> answers.add(writer.write(complaint)));
        var refused = writer.write(poison);
        good.subList(10, 20).forEach(complaint -> answers.add(writer.write(complaint)));

        assertThat(await(Future.join(answers)).size()).isEqualTo(20);
        assertThatThrownBy(() -> await(refused)).hasMessageContaining("0x00");
        assertThat(testDatabase.value("SELECT count(*) || ' ' || max(number) FROM complaint"))
                .isEqualTo("20 202609-000020");
    }

    @Test
    void a_full_writer_refuses_with_a_time_to_retry_and_a_closed_one_answers_all_waiting() throws Exception {
        var writer = new IntakeWriter(vertx, new IntakeStore(database.intakePool()), 5, 2);
        var answers = new ArrayList<Future<IntakeOutcome>>();
        for (int i = 0; i < 20; i++) {
            answers.add(writer.write(newComplaint("complaint " + i)));
        }
        await(writer.close());

        var written = answers.stream().filter(Future::succeeded).count();
        assertThat(answers).allMatch(Future::isComplete);
        assertThat(answers.stream().filter(Future::failed)).allMatch(answer -> answer.cause() instanceof Failure.Busy);
        assertThat(written).isBetween(5L, 19L);
        assertThat(testDatabase.value("SELECT count(*) FROM complaint")).isEqualTo(Long.toString(written));
        assertThatThrownBy(() -> await(writer.write(newComplaint("late")))).isInstanceOf(Failure.Busy.class);
    }

    @Test
    void without_its_database_the_writer_refuses_with_a_time_to_retry() {
        testDatabase.drop();

        assertThatThrownBy(() -> await(intake.file(draft("迟了一天"), Optional.empty())))
                .isInstanceOf(Failure.Busy.class);
    }

    @Test
    void old_keys_are_deleted() throws Exception {
        await(intake.file(draft("迟了一天"), key("k", "body")));
        clock.set(FRIDAY_AFTERNOON.plusSeconds(8 * 86_400));
        await(intake.file(draft("迟了一天"), key("new", "body")));

        await(intake.forgetOldKeys());

        assertThat(testDatabase.value("SELECT count(*) FROM idempotency_key")).isEqualTo("1");
    }

    private static Optional<IdempotencyKey> key(String key, String body) {
        return Optional.of(IdempotencyKey.of("customer", key, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static ComplaintDraft draft(String description) {
        return Draft.usual()
                .waybill("HD1")
                .region("上海")
                .description(description)
                .checked(Filing.BY_CUSTOMER);
    }

    static NewComplaint newComplaint(String description) {
        var limits = FreightNetwork.deadlines().of(1);
        var matter = new Matter("other", Severity.MINOR, "website", Market.DOMESTIC);
        return new NewComplaint(
                draft(description),
                Optional.empty(),
                Optional.empty(),
                1,
                "202609-",
                6,
                Optional.of("SECRET"),
                new Judgement("other", Optional.empty(), Severity.MINOR, 0, List.of(), "test"),
                FRIDAY_AFTERNOON,
                limits.handling(matter, FRIDAY_AFTERNOON),
                "customer-service",
                Optional.empty(),
                limits.opening(matter, FRIDAY_AFTERNOON, false).all().stream()
                        .map(clock -> new NewComplaint.StartedClock(
                                clock, limits.ladder().nextActionAt(clock, matter)))
                        .toList(),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                new Raising(Optional.empty(), limits),
                EarlierCount.NONE,
                Optional.empty(),
                Precedence.NONE);
    }
}
