package hotline.replay;

import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A past complaint, built step by step in local times of China. Immutable. */
record History(long id, String type, Severity severity, Instant received, List<PastChange> changes) {

    static History received(long id, String type, Severity severity, String at) {
        return new History(id, type, severity, PolicyTrials.china(at), List.of());
    }

    static History moderate(long id, String at) {
        return received(id, "delay", Severity.MODERATE, at);
    }

    History closed(String at) {
        return and(new PastChange.Ended(PolicyTrials.china(at), PastChange.Ending.CLOSED));
    }

    History withdrawn(String at) {
        return and(new PastChange.Ended(PolicyTrials.china(at), PastChange.Ending.WITHDRAWN));
    }

    History reopened(String at) {
        return and(new PastChange.Reopened(PolicyTrials.china(at)));
    }

    History paused(String from, String to) {
        return and(new PastChange.Paused(PolicyTrials.china(from))).and(new PastChange.Resumed(PolicyTrials.china(to)));
    }

    History judged(String at, String better, Severity grave) {
        return and(new PastChange.Judged(PolicyTrials.china(at), better, grave));
    }

    History emergency(String at) {
        return and(new PastChange.Marked(PolicyTrials.china(at), true));
    }

    History extended(String at, int workingDays) {
        return and(new PastChange.Extended(PolicyTrials.china(at), workingDays));
    }

    History answered(String at) {
        return and(new PastChange.Answered(PolicyTrials.china(at)));
    }

    History and(PastChange change) {
        var more = new ArrayList<>(changes);
        more.add(change);
        return new History(id, type, severity, received, more);
    }

    /** As the books would say it: by the shipped policy. */
    ReplayedCase replayed() {
        var blank = replayed(new ReplayedCase.Recorded(received, Optional.empty()));
        var limit = CaseRun.of(
                        blank,
                        AppliedPolicy.of(PolicyTrials.AS_IS),
                        new Window(received, PolicyTrials.DECEMBER),
                        PolicyTrials.DECEMBER)
                .limit();
        var breachedAt = limit.isBreached() ? Optional.of(limit.dueAt()) : Optional.<Instant>empty();
        return replayed(new ReplayedCase.Recorded(limit.dueAt(), breachedAt));
    }

    private ReplayedCase replayed(ReplayedCase.Recorded recorded) {
        var types = new HashSet<>(Set.of(type));
        changes.forEach(change -> {
            if (change instanceof PastChange.Judged judged) {
                types.add(judged.type());
            }
        });
        var matter = new Matter(type, severity, "website", Market.DOMESTIC);
        return new ReplayedCase(id, 1, matter, types, received, false, changes, recorded);
    }
}
