package hotline.demo.floor;

import hotline.failure.Failure;
import hotline.floor.AgentOnFloor;
import hotline.floor.AgentOnFloor.Choice;
import hotline.floor.FloorState;
import hotline.floor.OpenStreams;
import hotline.floor.Presence;
import hotline.identity.Caller.Staff;
import hotline.identity.Role;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.once.Once;
import hotline.policy.dispatch.Break;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Plays what colleagues of the demo do: they come, take what they are offered, call customers, resolve cases, rest and come back. All of it is
 * done by the services that people use, so anyone who is busy has something in hand. Some work is always left for the person who tries the demo, and
 * anyone who is signed in and has a page open speaks for themselves.
 */
public final class DemoFloor {
    private static final Pace PACE = Pace.ofMillis(3_000, 5_000);
    private static final int SECONDS_OF_WORK = 70;
    private static final int SECONDS_OF_REST = 90;
    private static final int SECONDS_WITHOUT_AN_OFFER = 60;
    private static final int SECONDS_BEFORE_AN_ANSWER = 4;
    private static final int BREAKS_EACH = 4;
    /** Works that wait for the person who tries the demo. */
    private static final int LEFT_WAITING = 12;

    private static final int DAYS_BEFORE = 14;

    private final Pool pool;
    private final Presence presence;
    private final OpenStreams streams;
    private final Colleague colleague;
    private final InstantSource clock;
    private final List<Staff> colleagues;

    /** @param people of whom the first speaks for themselves */
    public DemoFloor(
            Pool pool,
            Presence presence,
            OpenStreams streams,
            Colleague colleague,
            InstantSource clock,
            List<Staff> people) {
        this.pool = pool;
        this.presence = presence;
        this.streams = streams;
        this.colleague = colleague;
        this.clock = clock;
        this.colleagues = people.stream()
                .filter(person -> person.role() == Role.AGENT)
                .skip(1)
                .toList();
    }

    /** All come at once, and continue until the node stops. */
    public Future<Void> open(Loops loops) {
        colleagues.forEach(person -> streams.play(person.id()));
        return remember().compose(written -> come()).onSuccess(come -> loops.loop(
                        "demo floor", PACE, () -> play().map(Next.usual()))
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
                done = done.compose(before -> act.of(person, place)).recover(DemoFloor::meanwhile);
            }
        }
        return done;
    }

    /** The person who tries the demo, or a limit, was quicker. */
    private static Future<Void> meanwhile(Throwable failure) {
        return failure instanceof Failure ? Future.succeededFuture() : Future.failedFuture(failure);
    }

    /** Half of them call customers, where that may be done now. */
    Future<Void> come() {
        return each(this::come);
    }

    private Future<Void> come(Staff person, int at) {
        return choose(person, FloorState.READY)
                .compose(ready -> at % 2 == 0 ? colleague.call(person.id()) : Future.succeededFuture());
    }

    /** One round of all. */
    Future<Void> play() {
        return each((person, at) -> presence.own(person.id()).compose(own -> own.agent()
                        .map(agent -> play(person, agent, at))
                        .orElseGet(() -> come(person, at))))
                .compose(played -> visitor());
    }

    private Future<Void> visitor() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, presence.rules().zone());
        return colleagues.stream()
                .findFirst()
                .map(desk -> colleague.receiveVisitor(desk, today, now).recover(DemoFloor::meanwhile))
                .orElseGet(Future::succeededFuture);
    }

    private Future<Void> play(Staff person, AgentOnFloor agent, int at) {
        var now = clock.instant();
        var lasted = Duration.between(agent.since(), now);
        return switch (agent.state()) {
            case OFF, MISSED -> rest(person);
            case READY ->
                agent.lastEndedAt().isEmpty() && at % 2 == 1
                        ? begin(person, at)
                        : after(lasted, SECONDS_WITHOUT_AN_OFFER, () -> rest(person));
            // They rest after it, or all that waits would be theirs within a minute.
            case OFFERED ->
                after(lasted, SECONDS_BEFORE_AN_ANSWER, () -> rest(person)
                        .compose(later -> colleague.answer(person.id())));
            case BUSY ->
                after(lasted, SECONDS_OF_WORK + 17 * at, () -> rest(person)
                        .compose(later -> colleague.endWork(person, now)));
            case BREAK, AWAY_ON_DUTY ->
                colleague
                        .resolve(person.id(), now)
                        .recover(DemoFloor::meanwhile)
                        .compose(resolved -> after(lasted, SECONDS_OF_REST + 40 * at, () -> comeBack(person)));
            case WRAP_UP -> Future.succeededFuture();
        };
    }

    /** Some rest at first, and one is away. Anyone with a call in hand from before counts as busy by then, and does it afterwards. */
    private Future<Void> begin(Staff person, int at) {
        return at % BREAKS_EACH == 1 ? rest(person) : choose(person, FloorState.AWAY_ON_DUTY);
    }

    private interface Doing {
        Future<Void> now();
    }

    private static Future<Void> after(Duration lasted, int seconds, Doing doing) {
        return lasted.toSeconds() >= seconds ? doing.now() : Future.succeededFuture();
    }

    private Future<Void> comeBack(Staff person) {
        return colleague
                .waiting()
                .compose(waiting -> waiting > LEFT_WAITING
                        ? choose(person, FloorState.READY)
                        : rest(person, BinaryOperator.maxBy(Comparator.comparing(Break::atMost))));
    }

    private Future<Void> choose(Staff person, FloorState state) {
        return presence.choose(Once.unkeyed(), person, new Choice(state, Optional.empty()));
    }

    private Future<Void> rest(Staff person) {
        return rest(person, BinaryOperator.minBy(Comparator.comparing(Break::atMost)));
    }

    private Future<Void> rest(Staff person, BinaryOperator<Break> which) {
        var reason = presence.rules().breaks().stream().reduce(which).map(Break::code);
        return presence.choose(Once.unkeyed(), person, new Choice(FloorState.BREAK, reason));
    }
}
