package hotline.staffing.replay;

import hotline.dispatch.Offering;
import hotline.dispatch.WorkId;
import hotline.floor.AgentOnFloor.Choice;
import hotline.floor.FloorInMemory;
import hotline.floor.FloorRules;
import hotline.floor.FloorState;
import hotline.floor.Taking;
import hotline.offer.OfferAnswer;
import hotline.offer.Takings;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.WorkKind;
import hotline.staffing.replay.Past.OfferKey;
import hotline.staffing.replay.Past.PastOffer;
import hotline.staffing.replay.Past.PastWork;
import hotline.staffing.replay.Past.Step;
import hotline.staffing.replay.WaitingWorks.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A period of a line played again: agents come and go as they did, works arrive as they did, and the real match decides who is offered what. An
 * offer that was made in truth too is answered as it was; another one is accepted after the time that the agent usually takes. A work is in
 * hand as long as it was. Pure; it continues in pieces, so that it can be stopped.
 */
final class FloorReplay {
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final Past past;
    private final DispatchRules rules;
    private final Usual usual;
    private final FloorInMemory floor;
    private final WaitingWorks waiting;
    private final ReplayMatch match;
    private final ReplayTally tally;
    private final Map<OfferKey, PastOffer> recorded;
    private final ReplayEvents events = new ReplayEvents();
    private final Map<Long, Open> open = new HashMap<>();
    private final Map<WorkId, Integer> numbers = new HashMap<>();
    private final Map<Long, Integer> cases = new HashMap<>();
    private final List<Made> made = new ArrayList<>();
    private int nextWork;
    private int nextStep;
    private boolean mayMatch;

    /** An offer that the replay made. */
    record Made(OfferKey key, long agent, Instant at) {}

    private record Open(Waits work, int number, Taking taking) {}

    FloorReplay(Past past, DispatchRules rules, Usual usual) {
        this.past = past;
        this.rules = rules;
        this.usual = usual;
        this.tally = new ReplayTally(past.zone(), past.from(), past.to());
        this.floor = new FloorInMemory(past.line(), new FloorRules(past.zone(), rules), tally::floor);
        this.waiting = new WaitingWorks(past.line());
        this.match = new ReplayMatch(past, rules, floor, waiting, cases);
        this.recorded = past.offersByKey();
        past.offers().forEach(offer -> {
            if (offer.at().isBefore(past.from())) {
                numbers.merge(offer.work(), offer.number(), Math::max);
            }
        });
        for (var agent : past.agents()) {
            cases.put(agent.person(), agent.casesUntil().size());
            agent.casesUntil().forEach(end -> end.ifPresent(at -> events.at(at, () -> leavesCase(agent.person(), at))));
        }
    }

    /** Continues for that many arrivals; answers how many there were before the end. */
    int play(int most) {
        int arrived = 0;
        while (arrived < most) {
            var now = next();
            if (now.isEmpty()) {
                return arrived;
            }
            arrived += happens(now.get());
            match(now.get());
        }
        return arrived;
    }

    boolean isOver() {
        return next().isEmpty();
    }

    ReplayTally tally() {
        return tally;
    }

    List<Made> made() {
        return List.copyOf(made);
    }

    private Optional<Instant> next() {
        Instant at = events.next().filter(past.to()::isAfter).orElse(past.to());
        if (nextStep < past.steps().size() && past.steps().get(nextStep).at().isBefore(at)) {
            at = past.steps().get(nextStep).at();
        }
        if (nextWork < past.works().size() && first(past.works().get(nextWork)).isBefore(at)) {
            at = first(past.works().get(nextWork));
        }
        return Optional.of(at).filter(one -> one.isBefore(past.to()));
    }

    private static Instant first(PastWork work) {
        return work.times().get(0).waits();
    }

    /** All that happens at that moment; answers how many works arrived. */
    private int happens(Instant now) {
        events.begin(now);
        while (nextStep < past.steps().size()
                && !past.steps().get(nextStep).at().isAfter(now)) {
            step(past.steps().get(nextStep++));
        }
        int arrived = 0;
        while (nextWork < past.works().size()
                && !first(past.works().get(nextWork)).isAfter(now)) {
            waits(past.works().get(nextWork++), 0, now);
            arrived++;
        }
        events.happen(now);
        mayMatch = true;
        return arrived;
    }

    private void step(Step step) {
        long person = step.person();
        var now = step.at();
        switch (step.what()) {
            case CHOSE, NEXT -> {
                floor.choose(person, new Choice(step.state(), step.reason()), step.until(), now);
                leaves(person, now);
            }
            case LOST -> {
                floor.lost(person, now);
                leaves(person, now);
            }
            // The same wrap-up as in truth ends when it did.
            case WRAPPED_UP ->
                floor.agent(person)
                        .filter(agent -> step.until().equals(Optional.of(agent.since())))
                        .ifPresent(agent -> floor.wrappedUp(person, now));
            case AWAY_CONFIRMED -> floor.decided(person, floor.state(person) == FloorState.AWAY_ON_DUTY);
            case AWAY_REFUSED -> floor.decided(person, false);
            case RESTORED -> floor.restored(person, now);
            case SWAPPED -> step.other().ifPresent(other -> floor.swapped(person, other, now));
            case MOVED -> floor.moved(person, now);
            case WORKED -> {}
        }
    }

    /** Anyone who is off takes no offer with them. */
    private void leaves(long person, Instant now) {
        if (open.containsKey(person) && floor.state(person) != FloorState.OFFERED) {
            var left = open.remove(person);
            events.lookAt(left.work().missed(person, now, rules));
            waiting.add(left.work());
        }
    }

    private void waits(PastWork work, int nth, Instant now) {
        var one = new Waits(work, nth, now, rules);
        waiting.add(one);
        tally.waits(one, now);
        var time = work.times().get(nth);
        work.lateAt().filter(now::isBefore).ifPresent(at -> events.at(at, () -> late(one)));
        work.preference().filter(meant -> now.isBefore(meant.until())).ifPresent(meant -> events.lookAt(meant.until()));
        rules.steps().forEach(step -> events.lookAt(work.arrived().plus(step.after())));
        time.gone().ifPresent(gone -> events.at(latest(gone, now), () -> gone(one, latest(gone, now))));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void late(Waits one) {
        boolean waited = waiting.remove(one);
        one.late();
        if (waited) {
            waiting.add(one);
        }
    }

    private void gone(Waits one, Instant now) {
        waiting.remove(one);
        var offered = open.entrySet().stream()
                .filter(entry -> entry.getValue().work() == one)
                .map(Map.Entry::getKey)
                .findFirst();
        offered.ifPresent(agent -> {
            open.remove(agent);
            floor.gone(agent, now);
        });
        tally.gone(one, now);
    }

    private void match(Instant now) {
        if (!mayMatch || waiting.isEmpty()) {
            return;
        }
        mayMatch = false;
        match.offers(now).forEach(offer -> offer(offer, now));
    }

    private void offer(Offering offering, Instant now) {
        long agent = offering.agent();
        var work = match.looked(offering.work());
        waiting.remove(work);
        int number = numbers.merge(offering.work(), 1, Integer::sum);
        var key = new OfferKey(offering.work(), number);
        made.add(new Made(key, agent, now));
        floor.offered(agent, offering.until(), now);
        var offered = new Open(work, number, Takings.of(offering));
        open.put(agent, offered);
        var truth = Optional.ofNullable(recorded.get(key)).filter(offer -> offer.agent() == agent);
        var answer =
                truth.map(offer -> offer.answer().orElse(OfferAnswer.EXPIRED)).orElse(OfferAnswer.ACCEPTED);
        var after = truth.flatMap(offer -> offer.answeredAt().map(at -> Duration.between(offer.at(), at)))
                .orElseGet(() -> truth.isPresent() ? rules.offer() : usual.answer(agent));
        var at = now.plus(after);
        events.at(at, () -> answered(agent, offered, answer, at));
    }

    private void answered(long agent, Open offer, OfferAnswer answer, Instant now) {
        if (!open.remove(agent, offer)) {
            return;
        }
        var work = offer.work();
        switch (answer) {
            case ACCEPTED -> accepted(agent, offer, now);
            case DECLINED -> {
                floor.declined(agent, now);
                events.lookAt(work.declined(agent, now));
                waiting.add(work);
            }
            case EXPIRED -> {
                floor.missed(agent, now);
                events.lookAt(work.missed(agent, now, rules));
                waiting.add(work);
            }
            case LOST -> {
                floor.gone(agent, now);
                events.lookAt(work.missed(agent, now, rules));
                waiting.add(work);
            }
            case WITHDRAWN -> {
                floor.gone(agent, now);
                if (!isGoneSoon(work, now)) {
                    waiting.add(work);
                }
            }
        }
    }

    /** The offer ended because the work did, which the record may write a moment later. */
    private static boolean isGoneSoon(Waits work, Instant now) {
        return work.time()
                .gone()
                .filter(gone -> gone.isBefore(now.plus(A_MOMENT)))
                .isPresent();
    }

    private void accepted(long agent, Open offer, Instant now) {
        var work = offer.work();
        var kind = work.id().kind();
        tally.taken(work, now);
        var held = work.time().held();
        var ends =
                held.or(() -> usual.held(kind, work.time().taken().isPresent())).map(now::plus);
        if (kind.isSingle()) {
            floor.took(agent, offer.taking(), now);
            ends.ifPresent(at -> events.at(at, () -> ended(agent, kind, at)));
        } else {
            cases.merge(agent, 1, Integer::sum);
            floor.tookBeside(agent, offer.taking(), now);
            ends.ifPresent(at -> events.at(at, () -> leavesCase(agent, at)));
        }
        ends.ifPresent(at -> again(work, at));
    }

    /** The next time that it waits: as long after the end of this one as it was. */
    private void again(Waits work, Instant ended) {
        int next = work.nth + 1;
        var times = work.work.times();
        if (next >= times.size()) {
            return;
        }
        var before = work.time();
        var endedThen =
                before.taken().flatMap(at -> before.held().map(at::plus)).orElse(before.waits());
        var pause = Duration.between(endedThen, times.get(next).waits());
        var since = latest(times.get(next).waits(), pause.isNegative() ? ended : ended.plus(pause));
        events.at(since, () -> waits(work.work, next, since));
    }

    private void ended(long agent, WorkKind kind, Instant now) {
        floor.ended(agent, wrapUp(kind, now), now);
        endsWrapUp(agent, kind, now);
    }

    private void leavesCase(long agent, Instant now) {
        cases.merge(agent, -1, Integer::sum);
        if (floor.agent(agent).isPresent()) {
            floor.endedBeside(agent, wrapUp(WorkKind.CASE, now), now);
            endsWrapUp(agent, WorkKind.CASE, now);
        }
    }

    private Optional<Instant> wrapUp(WorkKind kind, Instant now) {
        return Optional.of(rules.wrapUp(kind))
                .filter(length -> !length.isZero())
                .map(now::plus);
    }

    private void endsWrapUp(long agent, WorkKind kind, Instant since) {
        wrapUp(kind, since)
                .ifPresent(until -> events.at(until, () -> {
                    if (floor.agent(agent)
                            .filter(one -> one.since().equals(since))
                            .isPresent()) {
                        floor.wrappedUp(agent, until);
                    }
                }));
    }
}
