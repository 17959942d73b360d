package hotline.offer;

import hotline.complaint.Turn;
import hotline.dispatch.Floor;
import hotline.dispatch.FloorAgent;
import hotline.dispatch.Match;
import hotline.dispatch.Post;
import hotline.dispatch.Round;
import hotline.dispatch.Work;
import hotline.dispatch.WorkId;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line as it is now, and who would be offered what. The first works of each sort are read; while agents are left over and more works wait,
 * more are read, so works that nobody can take hold up none behind them.
 */
final class FloorReading {
    /** More than there are free agents, since some works are for none of them. */
    private static final int SPARE = 16;

    private static final int MOST_AT_FIRST = 256;
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

    /**
     * What a match would do.
     *
     * @param kept calls for which an agent is kept free, until their exchange asks again
     */
    record Seen(List<Present> agents, Map<WorkId, Found> works, Round round, Set<WorkId> kept) {}

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
                    long free = agents.stream()
                            .filter(agent -> agent.post() == Post.READY)
                            .count();
                    return free == 0 && !isWhole
                            ? Future.succeededFuture(
                                    new Seen(present, Map.of(), new Round(List.of(), List.of()), Set.of()))
                            : CallWorkStore.waiting(connection, line, now)
                                    .compose(calls -> page(
                                            connection,
                                            new Page(
                                                    line,
                                                    present,
                                                    agents,
                                                    free,
                                                    new LinkedHashMap<>(),
                                                    works(calls, present),
                                                    kept(calls)),
                                            (int) Math.min(free + SPARE, MOST_AT_FIRST),
                                            Optional.empty(),
                                            1));
                }));
    }

    private Map<WorkId, Work> works(List<CallWork> calls, List<Present> present) {
        var unreachable = present.stream()
                .filter(one -> !one.isReachable())
                .map(Present::person)
                .collect(Collectors.toSet());
        var works = new HashMap<WorkId, Work>();
        calls.forEach(call -> works.put(call.workId(), call.work(rules, unreachable, now)));
        return works;
    }

    private static Set<WorkId> kept(List<CallWork> calls) {
        return calls.stream()
                .filter(call -> !call.hunts())
                .map(CallWork::workId)
                .collect(Collectors.toSet());
    }

    /** The line's calls alone, and the agents who have a telephone. */
    Future<CallOffers.Seen> calls(SqlConnection connection, String line) {
        return AgentStore.ofLine(connection, line, now).compose(all -> {
            var present = all.stream().filter(Present::isReachable).toList();
            return wishes.members(connection, present).compose(members -> CallWorkStore.waiting(connection, line, now)
                    .map(calls -> new CallOffers.Seen(
                            line,
                            present.stream()
                                    .map(one -> agent(one, Optional.ofNullable(members.get(one.person()))))
                                    .toList(),
                            calls.stream()
                                    .map(call -> call.work(rules, Set.of(), now))
                                    .toList())));
        });
    }

    /** What is read so far. */
    private record Page(
            String line,
            List<Present> present,
            List<FloorAgent> agents,
            long free,
            Map<WorkId, Found> found,
            Map<WorkId, Work> works,
            Set<WorkId> kept) {}

    private Future<Seen> page(SqlConnection connection, Page page, int most, Optional<Place> after, int nth) {
        var asked = new Asked(
                page.line(),
                most,
                now,
                now.minus(AFTER_DECLINE),
                now.minus(rules.offer().multipliedBy(3)),
                closed,
                after);
        return WorkStore.cases(connection, asked)
                .compose(cases -> WorkStore.callbacks(connection, asked).compose(callbacks -> {
                    var fresh = Stream.concat(cases.stream(), callbacks.stream())
                            .filter(one -> !page.found().containsKey(one.id()))
                            .toList();
                    return wishes.belongings(connection, fresh, now).compose(belongings -> {
                        fresh.forEach(one -> {
                            page.found().put(one.id(), one);
                            page.works()
                                    .put(
                                            one.id(),
                                            work(
                                                    page.line(),
                                                    one,
                                                    belongings.getOrDefault(one.complaint(), Belonging.NONE)));
                        });
                        var round = Match.round(
                                new Floor(
                                        page.line(),
                                        page.agents(),
                                        List.copyOf(page.works().values())),
                                rules,
                                now);
                        var next = place(cases, callbacks, most);
                        boolean isEnough = round.offers().size() >= page.free() || nth >= MOST_PAGES;
                        return next.isEmpty() || isEnough
                                ? Future.succeededFuture(new Seen(page.present(), page.found(), round, page.kept()))
                                : page(connection, page, most * 2, next, nth + 1);
                    });
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

    private Work work(String line, Found one, Belonging belonging) {
        var subject = new NeedRule.Subject(
                one.id().kind(), one.type(), one.subtype(), one.severity(), one.channel(), one.language());
        var avoid = new HashSet<>(one.avoid());
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
