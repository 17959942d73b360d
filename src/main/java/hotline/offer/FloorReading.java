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
                    long free = agents.stream()
                            .filter(agent -> agent.post() == Post.READY)
                            .count();
                    return free == 0 && !isWhole
                            ? Future.succeededFuture(new Seen(present, Map.of(), new Round(List.of(), List.of())))
                            : page(
                                    connection,
                                    new Page(line, present, agents, free, new LinkedHashMap<>(), new HashMap<>()),
                                    (int) Math.min(free + SPARE, MOST_AT_FIRST),
                                    Optional.empty(),
                                    1);
                }));
    }

    /** What is read so far. */
    private record Page(
            String line,
            List<Present> present,
            List<FloorAgent> agents,
            long free,
            Map<WorkId, Found> found,
            Map<WorkId, Work> works) {}

    private Future<Seen> page(SqlConnection connection, Page page, int most, Optional<Place> after, int nth) {
        var asked = new Asked(
                page.line(),
                most,
                now,
                now.minus(Posts.AFTER_DECLINE),
                now.minus(Posts.afterExpiry(rules)),
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
                                ? Future.succeededFuture(new Seen(page.present(), page.found(), round))
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

    private Post post(Present one) {
        var post = Posts.of(
                FloorState.of(one.state()).orElseThrow(), one.reason(), one.until(), one.isAwayConfirmed(), now);
        if (post != Post.READY) {
            return post;
        }
        return one.calls() > 0 ? Post.BUSY : one.seenUntil().isAfter(now) ? Post.READY : Post.EXCUSED;
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
