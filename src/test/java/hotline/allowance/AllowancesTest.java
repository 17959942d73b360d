package hotline.allowance;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.policy.Quota;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits of unknown clients, counted by two nodes on one database. */
@ExtendWith(VertxExtension.class)
class AllowancesTest {
    private static final Quota THREE = new Quota(3, Duration.ofMinutes(3));
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static Database connections;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-09-25T08:00:00Z"));
    private final Allowances one = new Allowances(connections.pool(), clock);
    private final Allowances other = new Allowances(connections.pool(), clock);

    @BeforeAll
    static void open(Vertx vertx) {
        connections = Database.open(vertx, DATABASE.settings());
    }

    @AfterAll
    static void close() throws Exception {
        await(connections.close());
        DATABASE.close();
    }

    @Test
    void used_tries_return_one_by_one_and_count_on_every_node() {
        var tries = List.of(Allowance.own("tries", "address one", THREE));
        assertThat(refused(one.take(tries))).isEmpty();
        assertThat(refused(other.take(tries))).isEmpty();
        assertThat(refused(one.take(tries))).isEmpty();

        assertThat(refused(other.take(tries))).contains(Duration.ofMinutes(1));
        clock.advance(Duration.ofSeconds(45));
        assertThat(refused(one.check(tries))).contains(Duration.ofSeconds(15));
        clock.advance(Duration.ofSeconds(15));
        assertThat(refused(one.take(tries))).isEmpty();
        assertThat(refused(one.take(tries))).isPresent();

        clock.advance(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            assertThat(refused(one.take(tries))).isEmpty();
        }
        assertThat(refused(one.take(tries)))
                .as("a quiet day saves up no more than the quota")
                .isPresent();
    }

    @Test
    void simultaneous_requests_get_no_more_than_successive_ones() throws Exception {
        var tries = List.of(
                Allowance.own("tries", "stampede", new Quota(10, Duration.ofMinutes(10))),
                Allowance.shared("tries", "of all", new Quota(1000, Duration.ofMinutes(10))));
        var asked = IntStream.range(0, 64)
                .mapToObj(i -> (i % 2 == 0 ? one : other).take(tries))
                .toList();

        assertThat(asked.stream().filter(answer -> refused(answer).isEmpty())).hasSize(10);
    }

    @Test
    void a_refusal_uses_no_other_allowance() {
        var pair = Allowance.own("tries", "login from here", THREE);
        var address = Allowance.own("tries", "here", new Quota(5, Duration.ofMinutes(5)));
        for (int i = 0; i < 20; i++) {
            assertThat(refused(one.take(List.of(pair, address))).isPresent()).isEqualTo(i >= 3);
        }

        assertThat(refused(one.take(List.of(address)))).isEmpty();
        assertThat(refused(one.take(List.of(address)))).isEmpty();
        assertThat(refused(one.take(List.of(address)))).isPresent();
    }

    @Test
    void returned_tries_can_be_used_again_and_no_more_than_those() {
        var tries = List.of(Allowance.own("tries", "given back", THREE));
        for (int i = 0; i < 10; i++) {
            assertThat(refused(one.take(tries))).isEmpty();
            await(other.giveBack(tries));
        }
        await(one.giveBack(tries));
        for (int i = 0; i < 3; i++) {
            assertThat(refused(one.take(tries))).isEmpty();
        }
        assertThat(refused(one.take(tries))).isPresent();
        await(one.giveBack(List.of(Allowance.own("tries", "never used", THREE))));
    }

    @Test
    void a_shared_allowance_used_up_by_neighbours_leaves_unused_own_ones() {
        var network = Allowance.shared("tries", "network", THREE);
        var guesser = Allowance.own("tries", "guesser", new Quota(100, Duration.ofMinutes(10)));
        var neighbour = Allowance.own("tries", "neighbour", new Quota(100, Duration.ofMinutes(10)));
        for (int i = 0; i < 3; i++) {
            assertThat(refused(one.take(List.of(guesser, network)))).isEmpty();
        }
        assertThat(refused(one.take(List.of(guesser, network)))).isPresent();
        assertThat(refused(other.check(List.of(guesser, network)))).isPresent();

        assertThat(refused(one.check(List.of(neighbour, network)))).isEmpty();
        assertThat(refused(one.take(List.of(neighbour, network)))).isEmpty();
        assertThat(refused(one.take(List.of(neighbour, network))))
                .as("it has used one of its own now")
                .isPresent();
    }

    @Test
    void a_spent_try_counts_although_another_allowance_is_used_up() {
        var number = Allowance.shared("tries", "case", THREE);
        for (int i = 0; i < 3; i++) {
            await(one.spend(List.of(number)));
        }
        var address = Allowance.own("tries", "spender", THREE);
        for (int i = 0; i < 3; i++) {
            assertThat(refused(one.spend(List.of(number, address)))).isPresent();
        }
        assertThat(refused(one.check(List.of(address)))).isPresent();
    }

    @Test
    void a_clock_set_far_back_refuses_no_try_and_a_small_difference_allows_no_more() {
        var tries = List.of(Allowance.own("tries", "back", THREE));
        clock.advance(Duration.ofDays(2));
        for (int i = 0; i < 3; i++) {
            await(one.take(tries));
        }
        clock.advance(Duration.ofSeconds(-1));
        assertThat(refused(one.take(tries))).isPresent();

        clock.advance(Duration.ofDays(-2));
        assertThat(refused(one.take(tries))).isEmpty();
    }

    @Test
    void a_smaller_quota_waits_no_longer_than_when_it_is_used_up() {
        var large = List.of(Allowance.own("tries", "smaller", new Quota(3, Duration.ofDays(3))));
        for (int i = 0; i < 3; i++) {
            await(one.take(large));
        }
        assertThat(refused(one.take(List.of(Allowance.own("tries", "smaller", THREE)))))
                .contains(Duration.ofMinutes(1));
    }

    @Test
    void unused_allowances_are_deleted() {
        await(one.take(List.of(Allowance.own("tries", "forgotten", THREE))));
        var kept = List.of(Allowance.own("tries", "kept", new Quota(1, Duration.ofDays(1))));
        await(one.take(kept));

        clock.advance(Duration.ofHours(1));
        await(other.forgetUnused());

        assertThat(refused(one.take(kept))).isPresent();
        assertThat(DATABASE.value("SELECT count(*) FROM allowance WHERE id = '"
                        + Allowance.own("tries", "forgotten", THREE).id() + "'"))
                .isEqualTo("0");
    }

    /** How long to wait, where it was refused. */
    private static Optional<Duration> refused(Future<Void> answer) {
        return Optional.ofNullable(settled(answer).cause()).map(cause -> ((Failure.TooMany) cause).retryAfter());
    }
}
