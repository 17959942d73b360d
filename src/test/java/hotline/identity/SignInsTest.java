package hotline.identity;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.allowance.Allowances;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.identity.SignIns.Origin;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many wrong passwords may be tried from where. */
@ExtendWith(VertxExtension.class)
class SignInsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static Database connections;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-09-25T08:00:00Z"));
    private final Allowances allowances = new Allowances(connections.pool(), clock);

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
    void one_password_tried_on_many_logins_from_one_address_is_slowed() {
        var sprayer = stranger("203.0.113.13");
        for (int i = 0; i < 40; i++) {
            assertThat(wrong("login" + i, sprayer)).isEmpty();
        }
        for (int i = 40; i < 100; i++) {
            assertThat(wrong("login" + i, sprayer)).contains(Duration.ofSeconds(15));
        }
        assertThat(wrong("login99", new Origin(Optional.of("browser"), "203.0.113.13", "203.0.113.0/24")))
                .as("a colleague at the same address with a known browser")
                .isEmpty();
        assertThat(wrong("login99", stranger("203.0.113.14"))).as("a neighbour").isEmpty();
    }

    @Test
    void guessing_one_login_for_long_makes_the_wait_longer() {
        var guesser = stranger("198.18.1.15");
        for (int i = 0; i < 10; i++) {
            assertThat(wrong("agent1", guesser)).isEmpty();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(wrong("agent1", guesser)).contains(Duration.ofMinutes(1));
            clock.advance(Duration.ofMinutes(1));
            assertThat(wrong("agent1", guesser)).isEmpty();
        }
        assertThat(wrong("agent1", guesser).orElseThrow()).isGreaterThan(Duration.ofMinutes(9));
        clock.advance(Duration.ofDays(1));
        assertThat(wrong("agent1", guesser)).isEmpty();
    }

    @Test
    void a_hundred_addresses_get_few_guesses_of_one_login_in_a_day() {
        int guesses = 0;
        for (int minute = 0; minute < 24 * 60; minute += 6) {
            for (int i = 0; i < 5; i++) {
                while (wrong("agent2", stranger("198.51." + i + ".7")).isEmpty()) {
                    guesses++;
                }
            }
            clock.advance(Duration.ofMinutes(6));
        }
        assertThat(guesses).as("of five addresses in five networks").isLessThan(5 * 80);
        assertThat(wrong("agent2", stranger("192.0.2.7")))
                .as("and the person from elsewhere is free")
                .isEmpty();
    }

    @Test
    void a_network_full_of_guessers_is_slowed_and_a_neighbour_who_did_not_guess_is_not() {
        for (int i = 0; i < 200; i++) {
            assertThat(wrong("login" + i, stranger("198.18.0." + (100 + i % 8))))
                    .isEmpty();
        }
        assertThat(wrong("agent3", stranger("198.18.0.101"))).contains(Duration.ofSeconds(3));
        assertThat(wrong("agent3", stranger("198.18.0.200"))).isEmpty();
        assertThat(wrong("agent3", stranger("198.18.0.200")))
                .as("it guesses too now")
                .isPresent();
    }

    @Test
    void a_thousand_invented_logins_do_not_reset_wrong_tries() {
        var guesser = stranger("198.18.2.15");
        for (int i = 0; i < 10; i++) {
            assertThat(wrong("agent4", guesser)).isEmpty();
        }
        for (int i = 0; i < 1_000; i++) {
            wrong("invented" + i, stranger("198.19." + i / 250 + "." + (1 + i % 250)));
        }
        assertThat(wrong("agent4", guesser)).contains(Duration.ofMinutes(1));
    }

    private static Origin stranger(String address) {
        return new Origin(Optional.empty(), address, address.substring(0, address.lastIndexOf('.')) + ".0/24");
    }

    /** How long to wait, where the try is refused. */
    private Optional<Duration> wrong(String login, Origin origin) {
        return Optional.ofNullable(settled(allowances.take(SignIns.wrongOnes(login, origin)))
                        .cause())
                .map(cause -> ((Failure.TooMany) cause).retryAfter());
    }
}
