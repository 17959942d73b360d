package hotline.floor;

import hotline.failure.Failure;
import hotline.floor.AgentOnFloor.Choice;
import hotline.floor.Rotation.Seat;
import hotline.identity.Caller.Staff;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What people choose on the floor, what supervisors decide there (R2, R8), and who has left it. */
public final class Presence {
    /** How long a person is present after their last open stream. */
    public static final Duration LEASE = Duration.ofSeconds(90);

    private static final int MOST_AT_ONCE = 500;
    private static final String NO_LINE = "your account names no department, so there is no rotation to be in";

    private final Pool pool;
    private final Supplier<FloorRules> rules;
    private final InstantSource clock;
    private final List<FloorFollower> followers;

    public Presence(Pool pool, Supplier<FloorRules> rules, InstantSource clock, List<FloorFollower> followers) {
        this.pool = pool;
        this.rules = rules;
        this.clock = clock;
        this.followers = new CopyOnWriteArrayList<>(followers);
    }

    /** From now on it acts too; for rooms that are built later. */
    public void follow(FloorFollower follower) {
        followers.add(follower);
    }

    /**
     * A person's own place on the floor.
     *
     * @param agent empty: they were never on it
     * @param before how many of the line have their turn before
     * @param told what a supervisor told them with their state
     */
    public record Own(Optional<AgentOnFloor> agent, int before, Optional<Told> told) {}

    public FloorRules rules() {
        return rules.get();
    }

    public Future<Own> own(long person) {
        return pool.withConnection(connection -> FloorStore.of(connection, person)
                .compose(agent -> agent.isEmpty()
                        ? Future.succeededFuture(new Own(agent, 0, Optional.empty()))
                        : own(connection, agent.get())));
    }

    private static Future<Own> own(SqlConnection connection, AgentOnFloor agent) {
        return FloorStore.told(connection, agent.person(), agent.since()).compose(told -> agent.turn()
                .map(turn -> FloorStore.before(connection, agent.line(), turn))
                .orElseGet(() -> Future.succeededFuture(0))
                .map(before -> new Own(Optional.of(agent), before, told)));
    }

    /** Their last choice counts. Fails with {@link Failure.Conflict} for a person without a department. */
    public Future<Void> choose(Once once, Staff staff, Choice choice) {
        check(choice);
        var line = staff.department().orElseThrow(() -> new Failure.Conflict(NO_LINE));
        return once.inTransaction(
                pool, transaction -> change(transaction, new Wanted(staff.id(), line, choice, Optional.empty(), true)));
    }

    /** A supervisor's choice for someone, who is told why. */
    public Future<Void> set(Once once, Staff supervisor, long person, Choice choice, String words) {
        check(choice);
        return once.inTransaction(pool, transaction -> FloorStore.line(transaction, person)
                .map(line -> line.orElseThrow(Presence::nobody))
                .compose(line -> change(
                        transaction,
                        new Wanted(person, line, choice, Optional.of(new Words(supervisor.id(), words)), false))));
    }

    private record Words(long by, String said) {}

    /** @param isSeen the person is at a page now */
    private record Wanted(long person, String line, Choice choice, Optional<Words> words, boolean isSeen) {}

    private void check(Choice choice) {
        if (!rules.get().allows(choice)) {
            throw Failure.Invalid.field("/reason", "must be a reason of a break that the policy names");
        }
    }

    private Future<Void> change(SqlConnection transaction, Wanted wanted) {
        var now = clock.instant();
        var change = new Change(now, rules.get().day(now), wanted.words().map(Words::by));
        change.saying(wanted.words().map(Words::said));
        return FloorStore.lockLine(transaction, wanted.line(), change.today())
                .compose(last -> FloorStore.lock(transaction, List.of(wanted.person()))
                        .compose(locked -> {
                            change.of(locked);
                            boolean wasOff = isOff(change, wanted.person());
                            choose(change, wanted, last);
                            return Lines.keepLast(transaction, wanted.line(), change, last)
                                    .compose(kept -> change.write(transaction))
                                    .compose(written -> !wasOff && isOff(change, wanted.person())
                                            ? left(transaction, List.of(wanted.person()), now)
                                            : Future.succeededFuture())
                                    .onSuccess(told -> tellReady(transaction, change));
                        }));
    }

    private static boolean isOff(Change change, long person) {
        return change.agent(person)
                .filter(agent -> agent.state() != FloorState.OFF)
                .isEmpty();
    }

    private void choose(Change change, Wanted wanted, long last) {
        var now = change.now();
        long person = wanted.person();
        var known = change.agent(person);
        if (known.isEmpty() && !wanted.isSeen()) {
            throw nobody();
        }
        var newcomer = AgentOnFloor.newcomer(person, wanted.line(), now, change.today());
        change.of(List.of(newcomer));
        var agent = known.orElse(newcomer).on(wanted.line(), change.today());
        if (wanted.isSeen()) {
            agent = agent.seen(now.plus(LEASE));
        } else if (agent.state() == FloorState.OFF && wanted.choice().state() != FloorState.OFF) {
            throw new Failure.Conflict("this person is not on the floor");
        }
        change.put(PresenceRules.choose(agent, wanted.choice(), rules.get().limit(wanted.choice(), now), now));
        seat(change, person, last);
    }

    /** Who is on the floor has a place; who goes off by choice gives it up. */
    private static void seat(Change change, long person, long last) {
        change.agent(person).ifPresent(agent -> {
            if (agent.state() == FloorState.OFF && agent.turn().isPresent()) {
                change.move(new Rotation.Move(person, Optional.empty(), Rotation.Why.LEFT), new JsonObject());
            } else if (agent.state() != FloorState.OFF && agent.turn().isEmpty()) {
                change.move(new Rotation(List.of(), last).signIn(person), new JsonObject());
            }
        });
    }

    /**
     * A supervisor decides whether a person is or was away for a manager (R2): a turn that they lost meanwhile comes back before all
     * others, and one that comes yet is kept. Fails with {@link Failure.Conflict} where nothing is to be decided.
     */
    public Future<Void> decideAway(Once once, Staff supervisor, long person, boolean isConfirmed) {
        return onLine(once, supervisor, person, (transaction, change) -> {
            var agent = change.agent(person).orElseThrow();
            boolean isAway = agent.state() == FloorState.AWAY_ON_DUTY;
            if (!isAway && !agent.isTurnOwed()) {
                throw new Failure.Conflict("this person is not away on duty and lost no turn by it");
            }
            if (agent.state() == FloorState.OFF) {
                throw new Failure.Conflict("this person has left the floor");
            }
            change.put(agent.decided(false, isConfirmed && isAway));
            change.record(person, isConfirmed ? FloorEvent.Type.AWAY_CONFIRMED : FloorEvent.Type.AWAY_REFUSED);
            if (!isConfirmed || !agent.isTurnOwed()) {
                return Future.succeededFuture();
            }
            return FloorStore.firstTurn(transaction, agent.line()).map(first -> {
                var seats = first.map(turn -> new Seat(0, turn, Standing.KEEPS)).stream()
                        .toList();
                change.move(new Rotation(seats, Rotation.before(change.today())).first(person), new JsonObject());
                return null;
            });
        });
    }

    private interface Decision {
        Future<Void> on(SqlConnection transaction, Change change);
    }

    private Future<Void> onLine(Once once, Staff supervisor, long person, Decision decision) {
        return once.inTransaction(pool, transaction -> FloorStore.of(transaction, person)
                .map(agent -> agent.orElseThrow(Presence::nobody))
                .compose(agent -> locked(transaction, supervisor, agent.line(), List.of(person))
                        .compose(change ->
                                decision.on(transaction, change).compose(decided -> change.write(transaction)))));
    }

    private Future<Change> locked(SqlConnection transaction, Staff supervisor, String line, List<Long> persons) {
        var now = clock.instant();
        var change = new Change(now, rules.get().day(now), Optional.of(supervisor.id()));
        return FloorStore.lockLine(transaction, line, change.today())
                .compose(last -> FloorStore.lock(transaction, persons))
                .map(change::of);
    }

    /** R8: two people of a line change places. Fails with {@link Failure.Conflict} unless both have one there. */
    public Future<Void> swap(Once once, Staff supervisor, long one, long other, String words) {
        return once.inTransaction(pool, transaction -> FloorStore.of(transaction, one)
                .map(agent -> agent.orElseThrow(Presence::nobody))
                .compose(agent -> locked(transaction, supervisor, agent.line(), List.of(one, other))
                        .compose(change -> {
                            var seats = change.agents().stream()
                                    .filter(each -> each.line().equals(agent.line()))
                                    .flatMap(each ->
                                            each
                                                    .turn()
                                                    .map(turn -> new Seat(each.person(), turn, Standing.KEEPS))
                                                    .stream())
                                    .toList();
                            var moves = new Rotation(seats, 0).swap(one, other);
                            if (moves.isEmpty()) {
                                throw new Failure.Conflict("both must have a place in the same rotation");
                            }
                            moves.forEach(move -> change.move(
                                    move,
                                    new JsonObject()
                                            .put("with", move.person() == one ? other : one)
                                            .put("words", words)));
                            return change.write(transaction);
                        })));
    }

    /** The person has signed out, or their account was closed or moved: they are off at once, anything that is in their hands. */
    public Future<Void> leave(SqlConnection transaction, long person, String why) {
        var now = clock.instant();
        var change = new Change(now, rules.get().day(now), Optional.empty());
        return FloorStore.lock(transaction, List.of(person)).compose(locked -> {
            change.of(locked);
            if (isOff(change, person)) {
                return Future.succeededFuture();
            }
            change.agent(person)
                    .ifPresent(agent -> change.put(agent.in(FloorState.OFF, Optional.of(why), Optional.empty(), now)));
            seat(change, person, 0);
            return change.write(transaction).compose(written -> left(transaction, List.of(person), now));
        });
    }

    /** Takes off the floor whose lease is over, and ends wrap-ups; answers how many there were. */
    Future<Integer> sweep() {
        var now = clock.instant();
        var change = new Change(now, rules.get().day(now), Optional.empty());
        return pool.withTransaction(transaction -> FloorStore.lockOver(transaction, now, MOST_AT_ONCE)
                .compose(over -> {
                    change.of(over);
                    var lost = new ArrayList<Long>();
                    for (var agent : over) {
                        if (agent.seenUntil().isBefore(now)) {
                            lost.add(agent.person());
                            change.put(PresenceRules.lost(agent, now));
                        } else {
                            change.put(PresenceRules.free(agent, Optional.empty(), Optional.empty(), now));
                        }
                    }
                    return change.write(transaction)
                            .compose(
                                    written -> lost.isEmpty() ? Future.succeededFuture() : left(transaction, lost, now))
                            .onSuccess(told -> tellReady(transaction, change))
                            .map(done -> over.size());
                }));
    }

    /** Keeps these people present. */
    Future<Void> renew(Collection<Long> persons) {
        return persons.isEmpty()
                ? Future.succeededFuture()
                : pool.withConnection(connection ->
                        FloorStore.renew(connection, persons, clock.instant().plus(LEASE)));
    }

    boolean isDue(Instant renewedAt, Duration each) {
        return !clock.instant().isBefore(renewedAt.plus(each));
    }

    Instant now() {
        return clock.instant();
    }

    private void tellReady(SqlConnection transaction, Change change) {
        change.agents().stream()
                .filter(agent -> agent.state() == FloorState.READY)
                .map(AgentOnFloor::line)
                .distinct()
                .forEach(line -> followers.forEach(follower -> follower.ready(transaction, line)));
    }

    private Future<Void> left(SqlConnection transaction, Collection<Long> persons, Instant at) {
        var done = Future.<Void>succeededFuture();
        for (var follower : followers) {
            done = done.compose(before -> follower.left(transaction, persons, at));
        }
        return done;
    }

    private static Failure nobody() {
        return new Failure.NotFound("there is no such person on the floor");
    }
}
