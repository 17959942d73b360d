package hotline.measures.facts;

import hotline.callback.CallbackStatus;
import hotline.log.CallbackEvent.CallbackEnded;
import hotline.log.ComplaintEvent;
import hotline.log.Ending;
import hotline.log.Envelope;
import hotline.log.EventType;
import hotline.log.ExtensionEvent.ExtensionGranted;
import hotline.log.FilingEvent.Received;
import hotline.log.HandedOver;
import hotline.log.JoiningEvent;
import hotline.log.JudgementEvent.JudgementCorrected;
import hotline.log.JudgementEvent.RuledAnew;
import hotline.log.LimitEvent.Breached;
import hotline.log.LimitEvent.Paused;
import hotline.log.LimitEvent.Recounted;
import hotline.log.LimitEvent.Resumed;
import hotline.log.NoticeEvent.NoticeAnswered;
import hotline.log.NoticeEvent.NoticeIssued;
import hotline.log.Rated;
import hotline.log.StepEvent.Assigned;
import hotline.log.StepEvent.Closed;
import hotline.log.StepEvent.JudgedNotValid;
import hotline.log.StepEvent.Released;
import hotline.log.StepEvent.Reopened;
import hotline.log.StepEvent.Withdrawn;
import hotline.log.moved.CustomerLimitMove;
import hotline.log.moved.DepartmentTurn;
import hotline.log.moved.UnextendedLimitMove;
import hotline.measures.facts.logged.LoggedEvent;
import hotline.policy.tier.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts one case: takes its events in their order and gives the facts that each of them adds. The same events give the
 * same facts at any time. What a correction changes is taken back and counted again on its original day.
 */
final class CaseFold {
    private final ZoneId zone;
    private final CaseTally tally = new CaseTally();
    private final CaseLimits limits;
    private final CaseVoice voice = new CaseVoice(tally);
    private final CaseReceipt receipt = new CaseReceipt(tally);
    private final CaseContact contact;
    private final CaseAnswer answer = new CaseAnswer(tally);
    private final CaseAnswer.OnWebsite messages = new CaseAnswer.OnWebsite(tally);
    private final CaseHands hands = new CaseHands(tally);
    private CaseDimensions now = CaseDimensions.NONE;
    private Optional<LocalDate> receivedOn = Optional.empty();
    private final List<Fact> whole = new ArrayList<>();
    private boolean isFollower;
    private boolean isClosedBefore;
    private int lastSeq;

    /** @param zone in which days are meant */
    CaseFold(ZoneId zone) {
        this.zone = zone;
        this.limits = new CaseLimits(zone, tally);
        this.contact = new CaseContact(zone, tally);
    }

    /** A switch without default: a new kind of event compiles only once it is decided. */
    static boolean reads(EventType type) {
        return switch (type) {
            case RECEIVED,
                    ASSIGNED,
                    RELEASED,
                    HANDED_OVER,
                    CALLBACK_ENDED,
                    RATED,
                    CLOSED,
                    REOPENED,
                    WITHDRAWN,
                    JUDGED_NOT_VALID,
                    JUDGEMENT_CORRECTED,
                    BREACHED,
                    PAUSED,
                    RESUMED,
                    EXTENSION_GRANTED,
                    NOTICE_ISSUED,
                    NOTICE_ANSWERED,
                    RULED_ANEW,
                    PARTICULARS_CORRECTED,
                    CODED,
                    JOINED,
                    SEPARATED,
                    RECOUNTED,
                    RESOLVED,
                    OVERDUE,
                    REPLY_PROMISED,
                    NOTED,
                    REPLIED -> true;
            case INVESTIGATING,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    EXTENSION_ASKED,
                    EXTENSION_REFUSED,
                    PAUSE_REVIEW_MOVED,
                    NOTICE_RECEIVED,
                    BRANCH_ASKED,
                    BRANCH_ANSWERED,
                    CUSTOMER_CHOSEN,
                    SAME_THING_JUDGED,
                    CALL_WISH_CHANGED,
                    LINKED -> false;
        };
    }

    /** The number of the last event that it has read. */
    int lastSeq() {
        return lastSeq;
    }

    List<Fact> read(LoggedEvent logged) {
        var event = logged.event();
        if (logged.isReturn()) {
            contact.returned(event.at());
            return counted(tally.counted());
        }
        lastSeq = event.seq();
        var known = event.event();
        if (known instanceof Received received) {
            receive(received);
        } else if (receivedOn.isEmpty()) {
            // The receipt waits for a fix; the case then counts from its first event.
            receivedOn = Optional.of(day(event.at()));
        }
        judge(event.envelope(), known);
        count(logged, known);
        return known instanceof JoiningEvent joining && joining.isOfFollower()
                ? joined(joining)
                : counted(tally.counted());
    }

    /** While it follows another complaint, nothing of it counts; what it would count is known for when it is separated. */
    private List<Fact> counted(List<Fact> facts) {
        whole.addAll(facts);
        return isFollower ? List.of() : facts;
    }

    /** One case counts for two complaints: all of the follower is taken back, each fact on its own day, or counted again. */
    private List<Fact> joined(JoiningEvent joining) {
        boolean wasFollower = isFollower;
        isFollower = joining instanceof JoiningEvent.Joined;
        if (isFollower == wasFollower) {
            return counted(tally.counted());
        }
        var before = FactSet.of(whole);
        whole.addAll(tally.counted());
        return isFollower ? before.stream().map(Fact::takenBack).toList() : FactSet.of(whole);
    }

    private void receive(Received received) {
        receivedOn = Optional.of(day(received.receivedAt()));
        now = now.with(Dimension.SUBTYPE, received.subtype())
                .with(Dimension.SOURCE, Optional.of(received.source()))
                .with(Dimension.MARKET, received.market())
                .with(Dimension.LANGUAGE, received.language())
                .with(Dimension.BRANCH, received.branch())
                .with(Dimension.HUB, received.hub())
                .with(Dimension.REGION, received.region())
                .with(Dimension.DEPARTMENT, received.heldBy())
                .with(Dimension.REMEDY, received.remedySought())
                .with(Dimension.TIER, received.tier().map(Tier::code));
    }

    /** Each event names the judgement that it leaves; one that differs moves what stands. */
    private void judge(Envelope envelope, ComplaintEvent event) {
        var judged = CaseJudgement.after(now, envelope, event);
        if (!judged.equals(now)) {
            now = judged;
            tally.corrected(now);
        }
    }

    private void count(LoggedEvent logged, ComplaintEvent event) {
        var at = logged.event().at();
        answer.read(event, fact(FactKind.FIRST_LIMIT, day(at)));
        messages.read(logged.event(), fact(FactKind.WEBSITE_MESSAGE, day(at)));
        hands.read(event, at, fact(FactKind.HANDLED, day(at)));
        if (event instanceof Received received) {
            receipt.received(received, logged.repeated(), fact(FactKind.RECEIVED, receivedOn()));
            logged.event().person().map(String::valueOf).ifPresent(contact::cameTo);
        } else if (event instanceof Assigned assigned) {
            now = now.with(Dimension.AGENT, assigned.owner().map(String::valueOf));
            assigned.owner().map(String::valueOf).ifPresent(contact::cameTo);
        } else if (event instanceof Released) {
            now = now.with(Dimension.AGENT, Optional.empty());
        } else if (event instanceof HandedOver handed) {
            handed.held().ifPresent(turn -> hold(at, turn));
            contact.passedOn();
            now = now.with(Dimension.DEPARTMENT, Optional.of(handed.to()));
        } else if (event instanceof Closed closed) {
            close(logged, closed.ending());
            end(at, closed.ending());
        } else if (event instanceof Withdrawn withdrawn) {
            tally.happened(fact(FactKind.WITHDRAWN, day(at)));
            end(at, withdrawn.ending());
        } else if (event instanceof JudgedNotValid judged) {
            receipt.judgedNotValid();
            tally.happened(fact(FactKind.NOT_VALID, day(at)));
            end(at, judged.ending());
        } else if (event instanceof Reopened reopened) {
            reopen(at, reopened);
        } else {
            if (event instanceof JudgementCorrected corrected) {
                receipt.corrected(corrected, logged.event().envelope());
            }
            countLimits(at, event);
            countVoice(logged, event);
        }
    }

    private void countLimits(Instant at, ComplaintEvent event) {
        if (event instanceof Breached breached) {
            tally.happened(fact(FactKind.BREACHED, day(at)));
            limits.passed(at, breached.unextended(), fact(FactKind.PAST_DUE, day(at)));
        } else if (event instanceof Paused paused) {
            unextended(at, paused.unextended());
        } else if (event instanceof Resumed resumed) {
            unextended(at, resumed.unextended());
        } else {
            moved(event).ifPresent(move -> limits.moved(at, move, fact(FactKind.PAST_DUE, day(at))));
        }
    }

    private static Optional<CustomerLimitMove> moved(ComplaintEvent event) {
        if (event instanceof JudgementCorrected corrected) {
            return Optional.of(corrected.moved());
        } else if (event instanceof RuledAnew ruled) {
            return Optional.of(ruled.moved());
        } else if (event instanceof ExtensionGranted granted) {
            return Optional.of(granted.moved());
        }
        return event instanceof Recounted recounted ? Optional.of(recounted.moved()) : Optional.empty();
    }

    private void countVoice(LoggedEvent logged, ComplaintEvent event) {
        var today = day(logged.event().at());
        if (event instanceof CallbackEnded ended) {
            voice.called(
                    fact(FactKind.CALLBACK, today, ended.attempts(), flags(ended), ended.outcome()),
                    ended.asked(),
                    logged.at().tx());
        } else if (event instanceof Rated rated) {
            var flags = FactFlag.SATISFIED.where(rated.satisfied());
            voice.rated(
                    fact(FactKind.RATED, today, rated.score(), flags, ""),
                    rated.satisfied(),
                    logged.at().tx());
            answered(today, rated);
        } else if (event instanceof NoticeIssued issued) {
            var flags = FactFlag.TO_ANSWER.where(issued.answerDue().isPresent());
            voice.issued(issued.number(), fact(FactKind.NOTICE, today, 0, flags, issued.kind()));
        } else if (event instanceof NoticeAnswered answered) {
            answered.inTime().ifPresent(inTime -> voice.answered(answered.number(), inTime));
        }
    }

    private void answered(LocalDate today, Rated rated) {
        rated.solved()
                .ifPresent(solved ->
                        tally.happened(fact(FactKind.SOLVED, today, 0, FactFlag.YES.where(solved), rated.source())));
        rated.effort().ifPresent(effort -> {
            tally.happened(fact(FactKind.EFFORT, today, effort, 0, rated.source()));
            tally.happened(fact(FactKind.EFFORT_SQUARED, today, (long) effort * effort, 0, rated.source()));
        });
    }

    private static int flags(CallbackEnded ended) {
        var status = CallbackStatus.of(ended.outcome());
        return FactFlag.ASKED.where(ended.asked())
                | FactFlag.REACHED.where(status == CallbackStatus.REACHED)
                | FactFlag.CALL_DUE.where(status.wasDue());
    }

    private void close(LoggedEvent logged, Ending ending) {
        var flags = FactFlag.ON_TIME.where(ending.onTime())
                | FactFlag.ON_TIME_UNEXTENDED.where(ending.onTimeUnextended())
                | FactFlag.FIRST.where(!isClosedBefore)
                | FactFlag.TIMED.where(ending.workingMinutes().isPresent());
        var at = logged.event().at();
        var closed = fact(FactKind.CLOSED, day(at), ending.workingMinutes().orElse(0L), flags, "");
        voice.closed(closed, logged.at().tx());
        contact.closed(at, closed, !isClosedBefore);
        isClosedBefore = true;
    }

    private void end(Instant at, Ending ending) {
        ending.held().ifPresent(turn -> hold(at, turn));
        tally.takeOff(FactKind.OPEN, day(at));
        limits.ended(at);
    }

    private void reopen(Instant at, Reopened reopened) {
        tally.happened(fact(FactKind.REOPENED, day(at), 0, FactFlag.HAD_ENDED.where(reopened.wasEnded()), ""));
        if (reopened.wasEnded()) {
            contact.reopened(day(at));
            receipt.reopened();
            tally.stands(fact(FactKind.OPEN, day(at)));
            limits.reopened(at, reopened, fact(FactKind.PAST_DUE, day(at)));
        }
    }

    private void hold(Instant at, DepartmentTurn turn) {
        var of = now.with(Dimension.DEPARTMENT, Optional.of(turn.department()));
        var flags = FactFlag.LATE.where(turn.late());
        tally.happened(fact(FactKind.HELD, day(at), turn.minutes(), flags, turn.department())
                .as(of));
    }

    private void unextended(Instant at, UnextendedLimitMove move) {
        limits.unextended(at, move, fact(FactKind.PAST_UNEXTENDED, day(at)));
    }

    private Fact fact(FactKind kind, LocalDate day) {
        return fact(kind, day, 0, 0, "");
    }

    private Fact fact(FactKind kind, LocalDate day, long value, int flags, String variant) {
        return new Fact(kind, day, receivedOn(), 1, value, flags, variant, now);
    }

    private LocalDate receivedOn() {
        return receivedOn.orElseThrow();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
