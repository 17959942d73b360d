package hotline.identity;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions on two nodes with one database, each of which keeps what it has looked up for a few seconds. */
@ExtendWith(VertxExtension.class)
@Tag("S1")
class SessionsTest {
    private static final String PASSWORD = "a walk along the river";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-09-25T08:00:00Z"));
    private final TestDatabase stored = TestDatabase.fresh();
    private Database database;
    private Sessions first;
    private Sessions second;
    private People people;
    private Person agent;

    @BeforeEach
    void open(Vertx vertx) {
        database = Database.open(vertx, stored.settings());
        var passwords = new Passwords(vertx);
        first = await(Sessions.open(vertx, database.pool(), passwords, clock));
        second = await(Sessions.open(vertx, database.pool(), passwords, clock));
        people = new People(database.pool(), passwords, clock, first::forget, Leaving.NOTHING);
        agent = await(
                people.add(new NewPerson("li.na", "Li Na", Role.AGENT, Optional.empty(), Optional.empty()), PASSWORD));
    }

    @AfterEach
    void close() {
        await(database.close());
        stored.close();
    }

    @Test
    void session_begun_on_one_node_counts_on_the_other_that_knows_an_older_one() {
        var before = signedIn();
        await(second.caller(before));
        await(first.signOut(await(first.caller(before)), Leaving.NOTHING));

        var after = signedIn();

        assertThat(await(second.caller(after)).login()).isEqualTo("li.na");
        assertThat(settled(second.caller(before)).cause()).isInstanceOf(Failure.Unauthenticated.class);
    }

    @Test
    void session_of_a_person_enabled_again_counts_on_the_other_node_at_once() {
        var before = signedIn();
        await(people.disable(Once.unkeyed(), agent.id(), Optional.empty()));
        assertThat(settled(second.caller(before)).cause()).isInstanceOf(Failure.Unauthenticated.class);
        await(people.enable(Once.unkeyed(), agent.id(), Optional.empty()));

        assertThat(await(second.caller(signedIn())).login()).isEqualTo("li.na");
    }

    @Test
    void session_ended_elsewhere_is_over_within_seconds() {
        var token = signedIn();
        await(second.caller(token));
        await(first.signOut(await(first.caller(token)), Leaving.NOTHING));

        clock.advance(Duration.ofSeconds(5));

        assertThat(settled(second.caller(token)).cause()).isInstanceOf(Failure.Unauthenticated.class);
    }

    private String signedIn() {
        return await(first.signIn("li.na", PASSWORD, Asker.HOUSE)).token();
    }
}
