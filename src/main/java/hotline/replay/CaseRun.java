package hotline.replay;

import hotline.policy.ClockKind;
import hotline.policy.Rung;
import hotline.policy.taxonomy.Matter;
import hotline.replay.PastChange.Ending;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One complaint's history under one policy, which must know all its types. Used once. */
final class CaseRun implements ClockRun.Listener {
    private final ReplayedCase replayed;
    private final AppliedPolicy rules;
    private final Window window;
    private final ClockRun handling;
    /** The clocks other than the customer's. */
    private final List<ClockRun> others = new ArrayList<>(2);

    private final List<Rung> notices = new ArrayList<>(4);
    private final List<ClockKind> overdue = new ArrayList<>(1);
    private Matter matter;
    private boolean isAlive;
    private Optional<Instant> breachedAt = Optional.empty();
    private int closings;
    private int closedOnTime;
    private int withdrawn;
    private int notValid;

    private CaseRun(ReplayedCase replayed, AppliedPolicy rules, Window window) {
        this.replayed = replayed;
        this.rules = rules;
        this.window = window;
        this.matter = replayed.matter();
        var received = replayed.receivedAt();
        var due = rules.limits().handling(matter, received).due();
        this.handling = run(1, SlaClock.running(ClockKind.HANDLING, received, due));
        if (!replayed.isAnswered()) {
            rules.limits()
                    .firstResponse(matter, received)
                    .map(limit -> SlaClock.running(ClockKind.FIRST_RESPONSE, received, limit.due()))
                    .ifPresent(clock -> others.add(run(1, clock)));
        }
    }

    /** @param now the end of the history of an open case */
    static ReplayOutcome of(ReplayedCase replayed, AppliedPolicy rules, Window window, Instant now) {
        return new CaseRun(replayed, rules, window).through(now);
    }

    private ReplayOutcome through(Instant now) {
        int next = 0;
        var changes = replayed.changes();
        while (next < changes.size() && changes.get(next).at().isBefore(window.end())) {
            apply(changes.get(next++));
        }
        passTo(window.end());
        boolean isOpen = handling.clock().isOpen();
        boolean isPastDue = isOpen && handling.clock().isBreached();
        var matterThen = matter;
        while (next < changes.size()) {
            apply(changes.get(next++));
        }
        handling.until(now);
        return new ReplayOutcome(
                matterThen,
                isAlive || isOpen,
                breachedAt,
                closings,
                closedOnTime,
                withdrawn,
                notValid,
                isPastDue,
                notices,
                overdue,
                new ReplayOutcome.LimitState(
                        handling.clock().dueAt(), handling.clock().isBreached()));
    }

    private void apply(PastChange change) {
        var at = change.at();
        if (change instanceof PastChange.Ended ended) {
            ended(at, ended.how());
        } else if (change instanceof PastChange.Answered) {
            stopOthers(ClockKind.FIRST_RESPONSE, 1, at, false);
        } else if (change instanceof PastChange.Begun begun) {
            others(begun).ifPresent(clock -> others.add(run(begun.ordinal(), clock)));
        } else if (change instanceof PastChange.Stopped stopped) {
            stopOthers(stopped.kind(), stopped.ordinal(), at, stopped.isCancelled());
        } else if (change instanceof PastChange.Paused) {
            handling.paused(at);
            others.forEach(clock -> clock.paused(at));
        } else if (change instanceof PastChange.Resumed) {
            resumed(at);
        } else if (change instanceof PastChange.Judged judged) {
            judged(at, matter.judged(judged.type(), judged.severity()));
        } else if (change instanceof PastChange.Marked marked) {
            marked(at, matter.marked(marked.isEmergency()));
        } else if (change instanceof PastChange.Extended extended) {
            handling.extended(extended.workingDays(), at);
            limitCallbacks(at);
        } else if (change instanceof PastChange.Reopened) {
            handling.reopened(at);
        } else {
            throw new IllegalStateException("no rule for " + change);
        }
    }

    private void resumed(Instant at) {
        handling.resumed(at);
        others.forEach(clock -> clock.resumed(at));
    }

    private void ended(Instant at, Ending how) {
        resumed(at);
        if (window.contains(at)) {
            isAlive = true;
            switch (how) {
                case CLOSED -> {
                    closings++;
                    closedOnTime += handling.clock().isLateAt(at) ? 0 : 1;
                }
                case WITHDRAWN -> withdrawn++;
                case NOT_VALID -> notValid++;
            }
        }
        handling.stopped(at, how != Ending.CLOSED);
        // Its holder held it to the end, however the case ended.
        others.forEach(
                clock -> clock.stopped(at, how != Ending.CLOSED && clock.clock().kind() != ClockKind.HOLDING));
    }

    private void judged(Instant at, Matter better) {
        matter = better;
        handling.judged(better, at);
        handling.recounted(
                rules.limits().handling(better, handling.clock().startedAt()).due(), at);
        for (ClockRun other : others) {
            other.judged(better, at);
            if (other.isOpen(ClockKind.FIRST_RESPONSE)) {
                rules.limits()
                        .firstResponse(better, other.clock().startedAt())
                        .ifPresentOrElse(limit -> other.recounted(limit.due(), at), () -> other.stopped(at, true));
            }
        }
        limitCallbacks(at);
    }

    /** No limit follows from it, only rungs. */
    private void marked(Instant at, Matter better) {
        matter = better;
        handling.judged(better, at);
        others.forEach(other -> other.judged(better, at));
    }

    /** A callback is due no later than the case. */
    private void limitCallbacks(Instant at) {
        others.forEach(other -> other.caseMoved(handling.clock().dueAt(), at));
    }

    /** Empty where the policy has no such limit. */
    private Optional<SlaClock> others(PastChange.Begun begun) {
        var limits = rules.limits();
        var at = begun.at();
        var clock =
                switch (begun.kind()) {
                    case HANDLING, FIRST_RESPONSE -> Optional.<SlaClock>empty();
                    case STAGE ->
                        begun.code().flatMap(limits.policy().limits()::stage).map(stage -> limits.begun(stage, at));
                    case HOLDING ->
                        begun.code()
                                .flatMap(limits.policy()::department)
                                .map(department -> limits.held(department, at));
                    case CALLBACK ->
                        Optional.of(limits.callback(at, handling.clock().dueAt()));
                    case PROMISED_REPLY ->
                        begun.promised().map(due -> SlaClock.running(ClockKind.PROMISED_REPLY, at, due));
                };
        return clock.filter(begunThen -> begunThen.limit().isPresent());
    }

    private void stopOthers(ClockKind kind, int ordinal, Instant at, boolean isCancelled) {
        for (ClockRun other : others) {
            if (other.is(kind, ordinal)) {
                other.stopped(at, isCancelled);
            }
        }
    }

    private void passTo(Instant at) {
        handling.until(at);
        others.forEach(clock -> clock.until(at));
    }

    private ClockRun run(int ordinal, SlaClock started) {
        return new ClockRun(rules, this, ordinal, started, matter);
    }

    @Override
    public void breached(ClockKind kind, Instant at) {
        if (!window.contains(at)) {
            return;
        }
        if (kind != ClockKind.HANDLING) {
            overdue.add(kind);
        } else if (breachedAt.isEmpty()) {
            breachedAt = Optional.of(at);
        }
    }

    @Override
    public void happened(Rung rung, Instant at) {
        if (window.contains(at)) {
            notices.add(rung);
        }
    }
}
