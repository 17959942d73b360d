package hotline.demo.floor;

import hotline.floor.AgentOnFloor;
import hotline.floor.AgentOnFloor.Choice;
import hotline.floor.AgentTurns;
import hotline.floor.FloorState;
import hotline.floor.OpenStreams;
import hotline.floor.Presence;
import hotline.floor.Taking;
import hotline.identity.Caller.Staff;
import hotline.identity.Role;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.once.Once;
import hotline.policy.dispatch.Break;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Plays what colleagues of the demo do: they come, work, wrap up, rest and come back. They have no customers, only states, and whoever is
 * signed in and has a page open speaks for themselves.
 */
public final class DemoFloor {
    private static final Pace PACE = Pace.ofMillis(10_000, 15_000);
    private static final Duration WRAP_UP = Duration.ofSeconds(30);
    private static final int SECONDS_OF_WORK = 70;
    private static final int SECONDS_OF_REST = 60;
    private static final int BREAKS_EACH = 4;
    private static final int DAYS_BEFORE = 14;

    private final Pool pool;
    private final Presence presence;
    private final AgentTurns turns;
    private final OpenStreams streams;
    private final InstantSource clock;
    private final List<Staff> colleagues;

    /** @param people of whom the first speaks for themselves */
    public DemoFloor(Pool pool, Presence presence, OpenStreams streams, InstantSource clock, List<Staff> people) {
        this.pool = pool;
        this.presence = presence;
        this.turns = new AgentTurns(presence::rules);
        this.streams = streams;
        this.clock = clock;
        this.colleagues = people.stream()
                .filter(person -> person.role() == Role.AGENT)
                .skip(1)
                .toList();
    }

    /** All come at once, and go on until the node stops. */
    public Future<Void> open(Loops loops) {
        colleagues.forEach(person -> streams.play(person.id()));
        return remember()
                .compose(written -> each((person, at) -> come(person, at)))
                .onSuccess(come -> loops.loop(
                                "demo floor", PACE, () -> each(this::play).map(Next.usual()))
                        .start());
    }

    /** The days before, so that there is a past to look at. */
    private Future<Void> remember() {
        var zone = presence.rules().zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var days = Stream.iterate(today.minusDays(DAYS_BEFORE), day -> day.plusDays(1))
                .limit(DAYS_BEFORE)
                .map(LocalDate::toString)
                .toList();
        return FloorHistoryStore.write(
                pool,
                colleagues.stream().map(Staff::id).toList(),
                zone.getId(),
                days,
                today.atStartOfDay(zone).toInstant());
    }

    private interface Act {
        Future<Void> of(Staff person, int at);
    }

    private Future<Void> each(Act act) {
        var done = Future.<Void>succeededFuture();
        for (int at = 0; at < colleagues.size(); at++) {
            var person = colleagues.get(at);
            int place = at;
            if (!streams.isHere(person.id())) {
                done = done.compose(before -> act.of(person, place));
            }
        }
        return done;
    }

    /** Some of them work, some rest, and one is away. None is ready: works would be offered to them, which nobody answers. */
    private Future<Void> come(Staff person, int at) {
        return rest(person).compose(resting -> switch (at % BREAKS_EACH) {
            case 1 -> Future.<Void>succeededFuture();
            default -> at == BREAKS_EACH - 1 ? choose(person, FloorState.AWAY_ON_DUTY) : took(person);
        });
    }

    private Future<Void> play(Staff person, int at) {
        return presence.own(person.id())
                .compose(
                        own -> own.agent().map(agent -> play(person, agent, at)).orElseGet(() -> come(person, at)));
    }

    private Future<Void> play(Staff person, AgentOnFloor agent, int at) {
        var now = clock.instant();
        var lasted = Duration.between(agent.since(), now);
        return switch (agent.state()) {
            case OFF, MISSED, READY -> rest(person);
            case BUSY -> after(lasted, SECONDS_OF_WORK + 17 * at, () -> ended(person, now));
            case BREAK, AWAY_ON_DUTY -> after(lasted, SECONDS_OF_REST + 40 * at, () -> took(person));
            case OFFERED, WRAP_UP -> Future.succeededFuture();
        };
    }

    private interface Doing {
        Future<Void> now();
    }

    private static Future<Void> after(Duration lasted, int seconds, Doing doing) {
        return lasted.toSeconds() >= seconds ? doing.now() : Future.succeededFuture();
    }

    private Future<Void> ended(Staff person, Instant now) {
        return rest(person)
                .compose(chosen -> inTransaction(
                        transaction -> turns.ended(transaction, person.id(), Optional.of(now.plus(WRAP_UP)), now)));
    }

    private Future<Void> took(Staff person) {
        return inTransaction(transaction -> turns.took(transaction, person.id(), Taking.DEALT, clock.instant()));
    }

    private Future<Void> inTransaction(Function<SqlConnection, Future<Void>> work) {
        return pool.withTransaction(work);
    }

    private Future<Void> choose(Staff person, FloorState state) {
        return presence.choose(Once.unkeyed(), person, new Choice(state, Optional.empty()));
    }

    private Future<Void> rest(Staff person) {
        var reason = presence.rules().breaks().stream()
                .min(Comparator.comparing(Break::atMost))
                .map(Break::code);
        return presence.choose(Once.unkeyed(), person, new Choice(FloorState.BREAK, reason));
    }
}
