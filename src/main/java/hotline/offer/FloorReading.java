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
 * more are read, so works that no one can take hold up none behind them.
 */
final class FloorReading {
    /** More than there are free agents, since some works are for none of them. */
    private static final int SPARE = 16;

    /** Of one match, so that no transaction holds many rows for long. */
    static final int MOST_OFFERS = 256;

    private static final int MOST_PAGES = 6;

    private final DispatchRules rules;
    private final Wishes wishes;
    private final Collection<Integer> closed;
    private final boolean isOpen;
    private final Instant now;

    /**
     * @param closed policies under which customers may not be called now
     * @param isOpen whether the policy in force, which rules calls without a complaint, is none of them
     */
    FloorReading(DispatchRules rules, Wishes wishes, Collection<Integer> closed, boolean isOpen, Instant now) {
        this.isOpen = isOpen;
        this.rules = rules;
        this.wishes = wishes;
        this.closed = closed;
        this.now = now;
    }

    /**
     * What a match would do.
     *
     * @param kept calls for which an agent is kept free, until their exchange asks again
     */
    record Seen(List<Present> agents, Map<WorkId, Found> works, Round round, Set<WorkId> kept) {}

    /** Nothing is read of works while no one is free. */
    Future<Seen> of(SqlConnection connection, String line) {
        return of(connection, line, false);
    }

    /** Says also what waits, and why, while no one is free. */
    Future<Seen> whole(SqlConnection connection, String line) {
        return of(connection, line, true);
    }

    /** Policies under which customers may not be called now. */
    Collection<Integer> closed() {
        return closed;
    }

    /** The agents of a line, as a match sees them. */
    Future<List<FloorAgent>> agents(SqlConnection connection, String line) {
        return AgentStore.ofLine(connection, line, now)
                .compose(present -> wishes.members(connection, present).map(members -> present.stream()
                        .map(one -> agent(one, Optional.ofNullable(members.get(one.person()))))
                        .toList()));
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
                        return Future.succeededFuture(
                                new Seen(present, Map.of(), new Round(List.of(), List.of()), Set.of()));
                    }
                    int offers = Math.min(free, MOST_OFFERS);
                    return wishes.onLeave(connection, now)
                            .compose(onLeave -> CallWorkStore.waiting(connection, line, now)
                                    .compose(calls -> VisitWorkStore.waiting(connection, line, rules, onLeave, now)
                                            .map(visits -> works(calls, present, onLeave, visits))
                                            .compose(customers -> {
                                                var reading = new Reading(
                                                        line,
                                                        agents,
                                                        offers,
                                                        isWhole ? Integer.MAX_VALUE : offers + SPARE,
                                                        onLeave,
                                                        new LinkedHashMap<>(),
                                                        customers);
                                                return page(connection, reading, offers + SPARE, Optional.empty(), 1)
                                                        .map(round -> new Seen(
                                                                present, reading.found(), round, CallWork.kept(calls)));
                                            })));
                }));
    }

    private List<Work> works(List<CallWork> calls, List<Present> present, Set<Long> onLeave, List<Work> visits) {
        var works = CallWork.works(calls, rules, unreachable(present), onLeave, now);
        works.addAll(visits);
        return works;
    }

    private static Set<Long> unreachable(List<Present> present) {
        return present.stream()
                .filter(one -> !one.isReachable())
                .map(Present::person)
                .collect(Collectors.toSet());
    }

    /**
     * The line's calls, visitors who may come before them, and the agents who have a telephone. While none of these agents is free, that call alone: what
     * else waits changes nothing then, and it may be much.
     */
    Future<CallOffers.Seen> calls(SqlConnection connection, String line, long work) {
        return AgentStore.ofLine(connection, line, now).compose(all -> {
            var present = all.stream().filter(Present::isReachable).toList();
            return wishes.members(connection, present).compose(members -> {
                var agents = present.stream()
                        .map(one -> agent(one, Optional.ofNullable(members.get(one.person()))))
                        .toList();
                return wishes.onLeave(connection, now)
                        .compose(onLeave -> (agents.stream().anyMatch(agent -> agent.post() == Post.READY)
                                        ? competing(connection, line, work, present, onLeave)
                                        : CallWorkStore.waiting(connection, line, now, work)
                                                .map(alone -> works(alone, present, onLeave, List.of())))
                                .map(works -> new CallOffers.Seen(line, agents, works)));
            });
        });
    }

    private Future<List<Work>> competing(
            SqlConnection connection, String line, long work, List<Present> present, Set<Long> onLeave) {
        return CallWorkStore.waitingWith(connection, line, now, work)
                .compose(calls -> VisitWorkStore.waiting(connection, line, rules, onLeave, now)
                        .map(visits -> works(calls, present, onLeave, visits)));
    }

    /**
     * What is read so far.
     *
     * @param offers as many as there can be
     * @param weighed how many works are looked at together
     * @param onLeave who is away for the day
     */
    private record Reading(
            String line,
            List<FloorAgent> agents,
            int offers,
            int weighed,
            Set<Long> onLeave,
            Map<WorkId, Found> found,
            List<Work> works) {
        boolean isEnough(Round round) {
            return round.offers().size() >= offers;
        }
    }

    private Future<Round> page(SqlConnection connection, Reading reading, int most, Optional<Place> after, int nth) {
        var asked = new Asked(reading.line(), most, now, closed, after);
        return WorkStore.cases(connection, asked)
                .compose(cases -> callbacks(connection, asked).compose(callbacks -> {
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

    /** Those of complaints and the others, each in order. */
    private Future<List<Found>> callbacks(SqlConnection connection, Asked asked) {
        return WorkStore.callbacks(connection, asked)
                .compose(ofCases -> isOpen
                        ? WorkStore.calls(connection, asked)
                                .map(others -> Stream.concat(ofCases.stream(), others.stream())
                                        .toList())
                        : Future.succeededFuture(ofCases));
    }

    /** Asks what is to be respected about the first works alone, and about more while agents are left over. */
    private Future<Round> weigh(SqlConnection connection, Reading reading, List<Found> inOrder, int from) {
        var some = inOrder.subList(from, (int) Math.min(inOrder.size(), (long) from + reading.weighed()));
        var ids = some.stream().map(Found::id).toList();
        return wishes.belongings(connection, some, now).compose(belongings -> WorkStore.declined(
                        connection, ids, now.minus(Posts.AFTER_DECLINE), now.minus(Posts.afterExpiry(rules)))
                .compose(declined -> {
                    some.forEach(one -> reading.works()
                            .add(work(
                                            reading.line(),
                                            one,
                                            belongings.getOrDefault(one.complaint(), Belonging.NONE),
                                            declined.getOrDefault(one.id(), Set.of()))
                                    .whileOnLeave(reading.onLeave())));
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
        callbacks.forEach(one -> sorts.computeIfAbsent(
                        List.of(one.source() == WorkSource.CASE ? "" : "call"), first -> new ArrayList<>())
                .add(one));
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

    private Post post(Present one) {
        var post = Posts.of(
                FloorState.of(one.state()).orElseThrow(), one.reason(), one.until(), one.isAwayConfirmed(), now);
        if (post != Post.READY) {
            return post;
        }
        return one.calls() > 0 ? Post.BUSY : one.seenUntil().isAfter(now) ? Post.READY : Post.EXCUSED;
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
