package hotline.floor;

import hotline.floor.Rotation.Seat;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What work does to those on the floor, in the transaction that offers, hands out or ends it. The caller locks the work before; the
 * line's rotation is locked here before the rows of agents. A person who is not on the floor is left alone.
 */
public final class AgentTurns {
    private final Supplier<FloorRules> rules;

    public AgentTurns(Supplier<FloorRules> rules) {
        this.rules = rules;
    }

    /** An offer of work. */
    public record Offered(long person, Instant until) {}

    /** All at once; the caller holds their rows, which were ready. */
    public Future<Void> offered(SqlConnection transaction, Collection<Offered> offers, Instant now) {
        var change = change(now);
        return FloorStore.lock(transaction, offers.stream().map(Offered::person).toList())
                .compose(locked -> {
                    change.of(locked);
                    offers.forEach(offer -> change.agent(offer.person())
                            .ifPresent(agent -> change.put(PresenceRules.offered(agent, offer.until(), now))));
                    return change.write(transaction);
                });
    }

    /** The work is in the person's hands; dealt in turn, it takes theirs and those of people before them who are not at their post. */
    public Future<Void> took(SqlConnection transaction, long person, Taking taking, Instant now) {
        return onLine(transaction, person, now, on -> {
            on.change().put(PresenceRules.took(on.agent(), taking, now));
            return taking == Taking.DEALT ? dealt(transaction, on) : Future.succeededFuture();
        });
    }

    private static Future<Void> dealt(SqlConnection transaction, OnLine on) {
        var agent = on.agent();
        return agent.turn()
                .map(turn -> FloorStore.lockPassed(transaction, agent.line(), turn))
                .orElseGet(() -> Future.succeededFuture(List.of()))
                .map(
                        passed -> {
                            var change = on.change().of(passed);
                            var seats = change.agents().stream()
                                    .flatMap(one -> one
                                            .turn()
                                            .map(turn -> new Seat(one.person(), turn, Standing.of(one, change.now())))
                                            .stream())
                                    .toList();
                            var data = new JsonObject().put("takenBy", agent.person());
                            new Rotation(seats, on.last())
                                    .dealt(agent.person())
                                    .forEach(move -> change.move(
                                            move, move.person() == agent.person() ? new JsonObject() : data));
                            return null;
                        });
    }

    /** The offer passed without an answer: the turn is lost (R2), and after some in a row they are no longer ready. */
    public Future<Void> missedOffer(SqlConnection transaction, long person, Instant now) {
        return onLine(transaction, person, now, on -> {
            var before = on.agent();
            if (before.state() != FloorState.BUSY) {
                on.change()
                        .put(PresenceRules.missedOffer(
                                before, rules.get().dispatch().missedAfter(), limit(before, now), now));
            }
            on.change().move(new Rotation(List.of(), on.last()).missed(person), new JsonObject());
            return Future.succeededFuture();
        });
    }

    /** The offer is gone without their fault, or they declined it where they may: they keep their turn. */
    public Future<Void> offerGone(SqlConnection transaction, long person, Instant now) {
        return alone(transaction, person, now, agent -> freed(agent, now));
    }

    /** The same by a supervisor, in whose words the person is told why. */
    public Future<Void> offerWithdrawn(SqlConnection transaction, long person, long by, String words, Instant now) {
        var change = new Change(now, rules.get().day(now), Optional.of(by)).saying(Optional.of(words));
        return alone(transaction, person, change, agent -> freed(agent, now));
    }

    /** @param wrapUpUntil empty: without wrap-up */
    public Future<Void> ended(SqlConnection transaction, long person, Optional<Instant> wrapUpUntil, Instant now) {
        return alone(
                transaction,
                person,
                now,
                agent -> agent.state().holdsWork()
                        ? PresenceRules.free(agent.ended(now), wrapUpUntil, limit(agent, now), now)
                        : agent.ended(now));
    }

    /** They declined it: the turn is lost, or they could continue until one suits them (R7); it is no missed offer. */
    public Future<Void> declinedOffer(SqlConnection transaction, long person, Instant now) {
        return onLine(transaction, person, now, on -> {
            var agent = on.agent().missing(0, on.agent().counts());
            on.change().put(freed(agent, now));
            on.change().move(new Rotation(List.of(), on.last()).missed(person), new JsonObject());
            return Future.succeededFuture();
        });
    }

    /** Work of which they may hold several came to them: it takes the turn as {@link #took} does, and leaves them free for more. */
    public Future<Void> tookBeside(SqlConnection transaction, long person, Taking taking, Instant now) {
        return onLine(transaction, person, now, on -> {
            var agent = on.agent().missing(0, on.agent().counts());
            on.change().put(freed(agent, now));
            return taking == Taking.DEALT && agent.turn().isPresent()
                    ? dealt(transaction, on)
                    : Future.succeededFuture();
        });
    }

    /** Work of which they may hold several has left them: it frees no one who is busy with another, and has its own wrap-up. */
    public Future<Void> endedBeside(
            SqlConnection transaction, long person, Optional<Instant> wrapUpUntil, Instant now) {
        return alone(
                transaction,
                person,
                now,
                agent -> agent.state() == FloorState.READY && wrapUpUntil.isPresent()
                        ? PresenceRules.free(agent.ended(now), wrapUpUntil, Optional.empty(), now)
                        : agent.ended(now));
    }

    private AgentOnFloor freed(AgentOnFloor agent, Instant now) {
        return agent.state() == FloorState.OFFERED
                ? PresenceRules.free(agent, Optional.empty(), limit(agent, now), now)
                : agent;
    }

    private Optional<Instant> limit(AgentOnFloor agent, Instant now) {
        return agent.next().flatMap(next -> rules.get().limit(next, now));
    }

    private Future<Void> alone(
            SqlConnection transaction, long person, Instant now, Function<AgentOnFloor, AgentOnFloor> rule) {
        return alone(transaction, person, change(now), rule);
    }

    private static Future<Void> alone(
            SqlConnection transaction, long person, Change change, Function<AgentOnFloor, AgentOnFloor> rule) {
        return FloorStore.lock(transaction, List.of(person)).compose(locked -> {
            change.of(locked);
            change.agent(person).map(rule).ifPresent(change::put);
            return change.write(transaction);
        });
    }

    /** An agent of a line that is locked. */
    private record OnLine(Change change, long person, long last) {
        AgentOnFloor agent() {
            return change.agent(person).orElseThrow();
        }
    }

    private Future<Void> onLine(
            SqlConnection transaction, long person, Instant now, Function<OnLine, Future<Void>> work) {
        var change = change(now);
        return FloorStore.of(transaction, person).compose(known -> {
            if (known.isEmpty()) {
                return Future.succeededFuture();
            }
            var line = known.get().line();
            return FloorStore.lockLine(transaction, line, change.today())
                    .compose(last -> FloorStore.lock(transaction, List.of(person))
                            .compose(locked -> change.of(locked)
                                            .agent(person)
                                            .filter(agent -> agent.state() != FloorState.OFF)
                                            .isPresent()
                                    ? work.apply(new OnLine(change, person, last))
                                            .compose(done -> Lines.keepLast(transaction, line, change, last))
                                            .compose(kept -> change.write(transaction))
                                    : Future.succeededFuture()));
        });
    }

    private Change change(Instant now) {
        return new Change(now, rules.get().day(now), Optional.empty());
    }
}
