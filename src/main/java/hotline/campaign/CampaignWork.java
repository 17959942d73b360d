package hotline.campaign;

import hotline.callback.CustomerCalls;
import hotline.campaign.CampaignStore.Running;
import hotline.campaign.MemberStore.DueMember;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.parking.Halves;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes the callbacks of running campaigns at their pace. A member is first marked as due together with the campaign's clock, then gets a callback: a
 * node that dies in between leaves the rest to the next one, and none gets two. One that fails is left alone.
 */
public final class CampaignWork {
    private static final Pace PACE = Pace.ofMillis(1_000, 60_000);
    private static final int DUE_AT_ONCE = 100;
    private static final int MINUTES = 60;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Pool pool;
    private final CustomerCalls calls;
    private final InstantSource clock;
    private final Loop loop;

    public CampaignWork(Loops loops, Pool pool, CustomerCalls calls, InstantSource clock) {
        this.pool = pool;
        this.calls = calls;
        this.clock = clock;
        this.loop = loops.loop("campaigns", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** One round, for a demo. */
    public Future<Next> round() {
        var now = clock.instant();
        return pool.withTransaction(transaction -> calls.giveBackExpired(transaction, now)
                        .compose(givenBack -> CampaignStore.finish(transaction, now)))
                .compose(finished -> calls.isOpen(now)
                        ? pool.withTransaction(transaction -> advance(transaction, now))
                        : Future.succeededFuture(false))
                .compose(more -> call(now).map(Next.atOnceIf(more)));
    }

    /** Whether a campaign was due. */
    private Future<Boolean> advance(SqlConnection transaction, Instant now) {
        return CampaignStore.running(transaction, now).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(false);
            }
            var step = step(found.get(), now);
            return MemberStore.next(transaction, found.get().id(), step.calls())
                    .compose(marked ->
                            CampaignStore.move(transaction, found.get().id(), step.nextAt()))
                    .map(true);
        });
    }

    /** @param nextAt when the one after these is made */
    record Step(int calls, Instant nextAt) {}

    /** As many as are due by now, and no more than a minute's worth at once: after a pause no wave of calls follows. */
    static Step step(Running running, Instant now) {
        var each = HOUR.dividedBy(running.pace());
        long due = Duration.between(running.nextAt(), now).dividedBy(each) + 1;
        int most = Math.max(1, running.pace() / MINUTES);
        return due <= most
                ? new Step((int) due, running.nextAt().plus(each.multipliedBy(due)))
                : new Step(most, now.plus(each));
    }

    private Future<Void> call(Instant now) {
        return pool.withConnection(connection -> MemberStore.due(connection, DUE_AT_ONCE))
                .compose(due -> each(
                        due.stream()
                                .collect(Collectors.groupingBy(
                                        DueMember::campaign, Collectors.mapping(DueMember::file, Collectors.toList())))
                                .entrySet()
                                .stream()
                                .map(one -> new OfCampaign(one.getKey(), one.getValue()))
                                .iterator(),
                        now));
    }

    private record OfCampaign(long campaign, List<Long> files) {}

    private Future<Void> each(Iterator<OfCampaign> campaigns, Instant now) {
        if (!campaigns.hasNext()) {
            return Future.succeededFuture();
        }
        var next = campaigns.next();
        var halves = new Halves<Long, Integer>(
                files -> pool.withTransaction(transaction -> make(transaction, next.campaign(), files, now)),
                (file, failure) -> pool.withTransaction(transaction ->
                                MemberStore.leaveOut(transaction, next.campaign(), List.of(file), "failed", "failed"))
                        .map(1),
                Integer::sum);
        return halves.each(next.files()).compose(made -> each(campaigns, now));
    }

    private Future<Integer> make(SqlConnection transaction, long campaign, List<Long> files, Instant now) {
        return MemberStore.lockDue(transaction, campaign, files)
                .compose(locked -> locked.isEmpty()
                        ? Future.succeededFuture(0)
                        : calls.plan(transaction, campaign, locked, now).compose(callbacks -> {
                            var others = locked.stream()
                                    .filter(file -> !callbacks.containsKey(file))
                                    .toList();
                            return MemberStore.called(transaction, campaign, callbacks)
                                    .compose(called -> MemberStore.leaveOut(
                                            transaction, campaign, others, "left-out", "called-lately"))
                                    .map(callbacks.size());
                        }));
    }
}
