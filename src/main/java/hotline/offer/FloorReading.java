package hotline.offer;

import hotline.complaint.Turn;
import hotline.dispatch.Floor;
import hotline.dispatch.FloorAgent;
import hotline.dispatch.Match;
import hotline.dispatch.Post;
import hotline.dispatch.Round;
import hotline.dispatch.Work;
import hotline.dispatch.WorkId;
import hotline.dispatch.WorkOrder;
import hotline.floor.FloorState;
import hotline.floor.Taking;
import hotline.offer.AgentStore.Present;
import hotline.offer.WorkStore.Asked;
import hotline.offer.WorkStore.Found;
import hotline.offer.WorkStore.Place;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.NeedRule;
import hotline.policy.dispatch.WorkKind;
import hotline.staff.StaffMember;
import hotline.tie.Belonging;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line as it is now, and who would be offered what. The first works of each sort are read; while agents are left over and more works wait,
 * more are read, so works that nobody can take hold up none behind them.
 */
final class FloorReading {
    /** More than there are free agents, since some works are for none of them. */
    private static final int SPARE = 16;

    /** Of one match, so that no transaction holds many rows for long. */
    static final int MOST_OFFERS = 256;

    private static final int MOST_PAGES = 6;
    /** An agent who declined a work is asked again only if nobody else has taken it by then. */
    private static final Duration AFTER_DECLINE = Duration.ofMinutes(10);

    private final DispatchRules rules;
    private final Wishes wishes;
    private final Collection<Integer> closed;
    private final Instant now;

    /** @param closed policies under which customers may not be called now */
    FloorReading(DispatchRules rules, Wishes wishes, Collection<Integer> closed, Instant now) {
        this.rules = rules;
        this.wishes = wishes;
        this.closed = closed;
        this.now = now;
    }

    /** What a match would do. */
    record Seen(List<Present> agents, Map<WorkId, Found> works, Round round) {}

    /** Nothing is read of works while nobody is free. */
    Future<Seen> of(SqlConnection connection, String line) {
        return of(connection, line, false);
    }

    /** Says also what waits, and why, while nobody is free. */
    Future<Seen> whole(SqlConnection connection, String line) {
        return of(connection, line, true);
    }

    private Future<Seen> of(SqlConnection connection, String line, boolean isWhole) {
        return AgentStore.ofLine(connection, line, now)
                .compose(present -> wishes.members(connection, present).compose(members -> {
                    var agents = present.stream()
                            .map(one -> agent(one, Optional.ofNullable(members.get(one.person()))))
                            .toList();
                    int free = (int) agents.stream()
                            .filter(agent -> agent.post() == Post.READY)
                            .count();
                    if (free == 0 && !isWhole) {
                        return Future.succeededFuture(new Seen(present, Map.of(), new Round(List.of(), List.of())));
                    }
                    int offers = Math.min(free, MOST_OFFERS);
                    var reading = new Reading(
                            line, agents, offers, isWhole ? Integer.MAX_VALUE : offers + SPARE, new LinkedHashMap<>());
                    return page(connection, reading, offers + SPARE, Optional.empty(), 1)
                            .map(round -> new Seen(present, reading.found(), round));
                }));
    }

    /**
     * What is read so far.
     *
     * @param offers as many as there can be
     * @param weighed how many works are looked at together
     */
    private record Reading(
            String line, List<FloorAgent> agents, int offers, int weighed, Map<WorkId, Found> found, List<Work> works) {
        Reading(String line, List<FloorAgent> agents, int offers, int weighed, Map<WorkId, Found> found) {
            this(line, agents, offers, weighed, found, new ArrayList<>());
        }

        boolean isEnough(Round round) {
            return round.offers().size() >= offers;
        }
    }

    private Future<Round> page(SqlConnection connection, Reading reading, int most, Optional<Place> after, int nth) {
        var asked = new Asked(reading.line(), most, now, closed, after);
        return WorkStore.cases(connection, asked)
                .compose(cases -> WorkStore.callbacks(connection, asked).compose(callbacks -> {
                    var fresh = Stream.concat(cases.stream(), callbacks.stream())
                            .filter(one -> !reading.found().containsKey(one.id()))
                            .collect(Collectors.toMap(
                                    Found::id, Function.identity(), (first, same) -> first, LinkedHashMap::new));
                    reading.found().putAll(fresh);
                    var inOrder = fresh.values().stream()
                            .map(one -> work(reading.line(), one, Belonging.NONE, Set.of()))
                            .sorted(WorkOrder.of(rules))
                            .map(work -> fresh.get(work.id()))
                            .toList();
                    return weigh(connection, reading, inOrder, 0).compose(round -> {
                        var next = place(cases, callbacks, most);
                        return next.isEmpty() || reading.isEnough(round) || nth >= MOST_PAGES
                                ? Future.succeededFuture(round)
                                : page(connection, reading, most * 2, next, nth + 1);
                    });
                }));
    }

    /** Asks what is to be respected about the first works alone, and about more while agents are left over. */
    private Future<Round> weigh(SqlConnection connection, Reading reading, List<Found> inOrder, int from) {
        var some = inOrder.subList(from, (int) Math.min(inOrder.size(), (long) from + reading.weighed()));
        var ids = some.stream().map(Found::id).toList();
        return wishes.belongings(connection, some, now).compose(belongings -> WorkStore.declined(
                        connection,
                        ids,
                        now.minus(AFTER_DECLINE),
                        now.minus(rules.offer().multipliedBy(3)))
                .compose(declined -> {
                    some.forEach(one -> reading.works()
                            .add(work(
                                    reading.line(),
                                    one,
                                    belongings.getOrDefault(one.complaint(), Belonging.NONE),
                                    declined.getOrDefault(one.id(), Set.of()))));
                    var round = Match.round(
                            new Floor(reading.line(), reading.agents(), List.copyOf(reading.works())), rules, now);
                    int to = from + some.size();
                    return to == inOrder.size() || reading.isEnough(round)
                            ? Future.succeededFuture(round)
                            : weigh(connection, reading, inOrder, to);
                }));
    }

    /** Up to which all works of each sort are read; empty where no sort has more. */
    private static Optional<Place> place(List<Found> cases, List<Found> callbacks, int most) {
        var sorts = new HashMap<List<String>, List<Found>>();
        cases.forEach(
                one -> sorts.computeIfAbsent(List.of(one.type(), one.severity().code()), first -> new ArrayList<>())
                        .add(one));
        sorts.put(List.of(), callbacks);
        return sorts.values().stream()
                .filter(sort -> sort.size() >= most)
                .map(sort -> sort.get(sort.size() - 1))
                .min(Comparator.comparing(Found::turnAt))
                .map(last -> new Place(last.turnAt(), last.id().subject()));
    }

    private FloorAgent agent(Present one, Optional<StaffMember> member) {
        return new FloorAgent(
                one.person(),
                post(one),
                one.turn(),
                false,
                Map.of(WorkKind.CASE, one.cases(), WorkKind.CALLBACK, one.calls()),
                member.map(StaffMember::skills).orElse(Map.of()),
                member.filter(known -> !wishes.isTrained().test(known, now)).isEmpty(),
                one.lastEnded().orElse(one.since()),
                member.flatMap(StaffMember::mentor).map(StaffMember.Named::id));
    }

    /** As {@code floor} takes turns away when work is dealt. */
    private Post post(Present one) {
        return switch (FloorState.of(one.state()).orElseThrow()) {
            case READY -> one.calls() > 0 ? Post.BUSY : one.seenUntil().isAfter(now) ? Post.READY : Post.EXCUSED;
            case OFFERED, WRAP_UP -> Post.BUSY;
            case BUSY -> one.reason().equals(Taking.ASKED_FOR.reason()) ? Post.BUSY_ASKED_FOR : Post.BUSY;
            case BREAK -> one.until().filter(until -> !now.isBefore(until)).isPresent() ? Post.ABSENT : Post.EXCUSED;
            case AWAY_ON_DUTY -> one.isAwayConfirmed() ? Post.EXCUSED : Post.ABSENT;
            case OFF, MISSED -> Post.ABSENT;
        };
    }

    private Work work(String line, Found one, Belonging belonging, Set<Long> declined) {
        var subject = new NeedRule.Subject(
                one.id().kind(), one.type(), one.subtype(), one.severity(), one.channel(), one.language());
        var avoid = new HashSet<>(declined);
        avoid.addAll(belonging.avoid());
        return new Work(
                one.id(),
                line,
                rules.need(subject),
                one.isLate(),
                Turn.at(one.isLate(), one.due(), one.aheadMinutes()),
                one.due(),
                one.arrived(),
                one.kept().or(() -> belonging.preference(one.id().kind(), one.arrived(), one.due(), rules)),
                avoid,
                Set.copyOf(one.notBy()),
                true);
    }
}
