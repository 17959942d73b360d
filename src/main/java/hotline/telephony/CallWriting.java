package hotline.telephony;

import hotline.telephony.CallStore.Known;
import hotline.telephony.CallStore.LegRow;
import hotline.telephony.CallStore.Telephone;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what exchanges said: each event once, and the calls that follow from all events of each. Messages about one call are
 * folded one after the other, whichever nodes took them; followers act in the same transaction.
 */
public final class CallWriting {
    private final List<CallFollower> followers;

    public CallWriting(List<CallFollower> followers) {
        this.followers = List.copyOf(followers);
    }

    /**
     * What a message said.
     *
     * @param zone in which the days of its calls are meant
     * @param raw the message; empty: our own sweep
     * @param heardAt when it came in
     */
    public record Arrived(long connector, ZoneId zone, Optional<Long> raw, Instant heardAt, List<CallEvent> events) {
        public Arrived {
            events = List.copyOf(events);
        }
    }

    /**
     * What came of messages.
     *
     * @param calls that changed, as they are now
     * @param about the calls that each message is about, changed or not, by the message's id
     */
    public record Written(List<Call> calls, Map<Long, Set<Long>> about) {}

    public Future<Written> write(SqlConnection transaction, List<Arrived> arrived, Instant now) {
        return write(transaction, arrived, now, call -> true);
    }

    /** @param only calls found there of which another one than this is true are left as they are */
    Future<Written> write(SqlConnection transaction, List<Arrived> arrived, Instant now, Predicate<Call> only) {
        var keys = Said.keys(arrived);
        return CallStore.lock(transaction, keys)
                .compose(locked -> CallStore.find(transaction, around(keys)))
                .compose(found -> CallStore.events(transaction, found)
                        .compose(events -> fold(transaction, Said.of(arrived, found), found, events, now, only)));
    }

    /** A call may go on over midnight. */
    private static List<CallStore.Key> around(List<CallStore.Key> keys) {
        return keys.stream()
                .flatMap(key -> Stream.of(-1, 0, 1)
                        .map(days -> new CallStore.Key(
                                key.connector(), key.callId(), key.day().plusDays(days))))
                .distinct()
                .toList();
    }

    /**
     * @param before empty: nothing was known of it
     * @param readAgain messages that had said something of it before, by another mapping
     */
    private record Step(Optional<Call> before, Call after, Said said, Set<Long> readAgain, boolean isChanged) {
        /** At the time of the call: an extension may have changed hands since. */
        Telephone telephone(String code) {
            return new Telephone(code, after.began());
        }

        CallChange change(Instant now) {
            return new CallChange(before, after, now, said.heardAt());
        }

        Step of(Call call) {
            return new Step(before, call, said, readAgain, isChanged);
        }
    }

    private Future<Written> fold(
            SqlConnection transaction,
            Collection<Said> said,
            List<Call> found,
            Map<Long, List<Known>> known,
            Instant now,
            Predicate<Call> only) {
        var there = new HashMap<CallStore.Key, Call>();
        found.forEach(call -> there.put(new CallStore.Key(call.connector(), call.callId(), call.day()), call));
        var steps = new ArrayList<Step>();
        for (Said one : said) {
            var before = Optional.ofNullable(there.get(one.key()));
            if (before.isEmpty() || only.test(before.get())) {
                steps.add(step(one, before, known, now));
            }
        }
        var agents = new HashSet<Telephone>();
        steps.forEach(step -> agents.addAll(agents(step)));
        return CallStore.people(transaction, agents)
                .compose(people -> store(transaction, steps, people))
                .compose(stored -> follow(transaction, stored, now));
    }

    /** One that only old messages tell of, and not how it ended, is over: it must not seem to go on now. */
    private static Step step(Said said, Optional<Call> found, Map<Long, List<Known>> known, Instant now) {
        var earlier =
                found.map(call -> known.getOrDefault(call.id(), List.of())).orElse(List.of());
        var before = found.map(call -> earlier.isEmpty()
                ? call
                : call.with(CallFold.fold(earlier.stream().map(Known::event).toList())));
        var arrived = said.raws().stream().flatMap(Optional::stream).collect(Collectors.toSet());
        var readAgain = earlier.stream()
                .flatMap(one -> one.raw().stream())
                .filter(arrived::contains)
                .collect(Collectors.toSet());
        var all = new ArrayList<>(said.events());
        earlier.stream()
                .filter(one -> one.raw().filter(readAgain::contains).isEmpty())
                .map(Known::event)
                .forEach(all::add);
        var facts = CallFold.fold(all);
        var key = said.key();
        var heardAt = said.heardAt();
        var after = before.map(call -> call.with(facts).seen(heardAt))
                .orElseGet(() -> new Call(
                        0,
                        key.connector(),
                        key.day(),
                        key.callId(),
                        facts,
                        heardAt,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        boolean isOver = CallChange.isPast(heardAt, now)
                && after.isOpen()
                && before.filter(Call::isOpen).isEmpty();
        return isOver
                ? step(said.and(SilentCalls.silence(after), heardAt), found, known, now)
                : new Step(
                        before,
                        after,
                        said,
                        readAgain,
                        before.isEmpty() || !before.get().facts().equals(facts));
    }

    private static List<Telephone> agents(Step step) {
        var facts = step.after().facts();
        return Stream.concat(
                        Stream.concat(
                                facts.agent().stream(), facts.legs().stream().flatMap(leg -> leg.agent().stream())),
                        facts.direction() == CallDirection.OUT ? facts.from().stream() : Stream.empty())
                .map(step::telephone)
                .toList();
    }

    private static Future<List<Step>> store(SqlConnection transaction, List<Step> steps, Map<Telephone, Long> people) {
        var named =
                steps.stream().map(step -> step.of(withPerson(step, people))).toList();
        var fresh = named.stream()
                .filter(step -> step.before().isEmpty())
                .map(Step::after)
                .toList();
        var changed = named.stream()
                .filter(step -> step.before().isPresent())
                .map(Step::after)
                .toList();
        return CallStore.add(transaction, fresh)
                .compose(ids -> CallStore.change(transaction, changed).map(written -> named.stream()
                        .map(step -> step.before().isPresent()
                                ? step
                                : step.of(step.after()
                                        .stored(ids.getOrDefault(step.said().key(), 0L))))
                        .toList()))
                .compose(stored -> forget(transaction, stored)
                        .compose(forgotten -> CallStore.addEvents(transaction, events(stored)))
                        .compose(added -> CallStore.writeLegs(transaction, legs(stored, people)))
                        .map(stored));
    }

    private static Future<Void> forget(SqlConnection transaction, List<Step> steps) {
        var again = steps.stream().filter(step -> !step.readAgain().isEmpty()).toList();
        var calls = again.stream().map(step -> step.after().id()).toList();
        var raws = again.stream().flatMap(step -> step.readAgain().stream()).toList();
        return CallStore.forget(transaction, calls, raws);
    }

    private static List<EventColumns.Row> events(List<Step> steps) {
        var rows = new LinkedHashMap<List<Object>, EventColumns.Row>();
        for (Step step : steps) {
            for (int i = 0; i < step.said().events().size(); i++) {
                var event = step.said().events().get(i);
                var row = new EventColumns.Row(
                        step.after().id(), event, step.said().raws().get(i));
                rows.merge(
                        List.of(row.call(), event.leg(), event.type(), event.ownId()),
                        row,
                        (one, other) -> CallFold.BY_TIME.compare(one.event(), other.event()) <= 0 ? one : other);
            }
        }
        return List.copyOf(rows.values());
    }

    private static List<LegRow> legs(List<Step> steps, Map<Telephone, Long> people) {
        return steps.stream()
                .filter(Step::isChanged)
                .flatMap(step -> step.after().facts().legs().stream()
                        .map(leg -> new LegRow(
                                step.after().id(),
                                leg,
                                leg.agent().flatMap(agent -> Optional.ofNullable(people.get(step.telephone(agent)))))))
                .toList();
    }

    private static Call withPerson(Step step, Map<Telephone, Long> people) {
        var call = step.after();
        var facts = call.facts();
        var person = facts.agent()
                .flatMap(agent -> Optional.ofNullable(people.get(step.telephone(agent))))
                .or(() -> facts.from()
                        .filter(from -> facts.direction() == CallDirection.OUT)
                        .flatMap(from -> Optional.ofNullable(people.get(step.telephone(from)))))
                .or(call::person);
        return call.of(person);
    }

    private static Map<Long, Set<Long>> about(List<Step> steps) {
        var about = new HashMap<Long, Set<Long>>();
        for (Step step : steps) {
            step.said().raws().stream().flatMap(Optional::stream).forEach(raw -> about.computeIfAbsent(
                            raw, first -> new TreeSet<>())
                    .add(step.after().id()));
        }
        return about;
    }

    private Future<Written> follow(SqlConnection transaction, List<Step> steps, Instant now) {
        var changes = steps.stream()
                .filter(Step::isChanged)
                .map(step -> step.change(now))
                .toList();
        var followed = changes.isEmpty()
                ? Future.<Void>succeededFuture()
                : CallFollower.each(followers, follower -> follower.changed(transaction, changes));
        return followed.map(done -> new Written(
                steps.stream().filter(Step::isChanged).map(Step::after).toList(), about(steps)));
    }
}
