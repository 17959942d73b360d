package hotline.told;

import hotline.complaint.Status;
import hotline.log.EventType;
import hotline.log.LimitEvent.Breached;
import hotline.log.LimitEvent.Paused;
import hotline.log.LimitEvent.ReplyPromised;
import hotline.log.reading.ReadEvent;
import hotline.policy.PauseReason;
import hotline.policy.Policy;
import hotline.policy.message.MessageKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which event tells the customer what. Pure. */
final class Telling {
    private Telling() {}

    /** What an event of some kind says, if it is still true. */
    private interface Rule {
        /** @param now the complaint as it is by now */
        Optional<ToldWords> of(ReadEvent read, ToldCase now, Policy policy);
    }

    static boolean reads(EventType type) {
        return rule(type).isPresent();
    }

    /** @param now the complaint as it is by now: what is not true any more is not said */
    static Optional<ToldWords> of(ReadEvent read, ToldCase now, Policy policy) {
        return read.internal() ? Optional.empty() : rule(read.type()).flatMap(rule -> rule.of(read, now, policy));
    }

    /** A switch without default, so that a new kind of event compiles only once it is decided whether customers are told. */
    private static Optional<Rule> rule(EventType type) {
        return switch (type) {
            case RECEIVED ->
                Optional.of((read, now, policy) -> said(now.isOpen(), ToldWords.of(MessageKind.RECEIVED, now.dueAt())));
            case PAUSED -> Optional.of((read, now, policy) -> paused((Paused) read.event(), now, policy));
            case REPLIED -> Optional.of((read, now, policy) -> Optional.of(replied(now)));
            case REPLY_PROMISED -> Optional.of((read, now, policy) -> promised((ReplyPromised) read.event(), now));
            case EXTENSION_GRANTED ->
                Optional.of((read, now, policy) -> said(now.isOpen(), ToldWords.of(MessageKind.EXTENDED, now.dueAt())));
            case BREACHED -> Optional.of((read, now, policy) -> late((Breached) read.event(), now, policy));
            case RESOLVED ->
                Optional.of((read, now, policy) -> said(isResolved(now.status()), ToldWords.of(MessageKind.RESOLVED)));
            case JUDGED_NOT_VALID ->
                Optional.of((read, now, policy) ->
                        said(now.status() == Status.NOT_VALID, ToldWords.of(MessageKind.RESOLVED)));
            case CLOSED ->
                Optional.of((read, now, policy) ->
                        said(now.status() == Status.CLOSED && !now.isAsked(), ToldWords.of(MessageKind.PLEASE_RATE)));
            case REOPENED -> Optional.of((read, now, policy) -> said(now.isOpen(), reopened(read, now)));
            // Nothing is said; what waits is taken back (TakenBack), or called for no more (ToldOnThePhone).
            case WITHDRAWN, PARTICULARS_CORRECTED, RESUMED -> Optional.of((read, now, policy) -> Optional.empty());
            // The customer did it, or reads it on the page.
            case CALL_WISH_CHANGED, RATED, NOTED, LINKED, ASSIGNED, INVESTIGATING -> Optional.empty();
            // The time is counted again.
            case RECOUNTED -> Optional.empty();
            // Internal (P6).
            case RELEASED,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    CALLBACK_ENDED,
                    JUDGEMENT_CORRECTED,
                    RULED_ANEW,
                    OVERDUE,
                    PAUSE_REVIEW_MOVED,
                    EXTENSION_ASKED,
                    EXTENSION_REFUSED,
                    HANDED_OVER,
                    CODED,
                    CUSTOMER_CHOSEN,
                    SAME_THING_JUDGED,
                    JOINED,
                    SEPARATED,
                    NOTICE_ISSUED,
                    NOTICE_RECEIVED,
                    NOTICE_ANSWERED,
                    BRANCH_ASKED,
                    BRANCH_ANSWERED -> Optional.empty();
        };
    }

    private static boolean isResolved(Status status) {
        return status == Status.RESOLVED || status == Status.CALLBACK || status == Status.CLOSED;
    }

    /** Kinds that say nothing true any more once this one is said; its own among them. */
    static Set<MessageKind> supersedes(MessageKind kind) {
        return switch (kind) {
            case RECEIVED -> EnumSet.of(MessageKind.RECEIVED);
            case DOCUMENTS_WANTED -> EnumSet.of(MessageKind.DOCUMENTS_WANTED);
            case REPLY -> EnumSet.of(MessageKind.REPLY, MessageKind.REPLY_PROMISED);
            case REPLY_PROMISED -> EnumSet.of(MessageKind.REPLY_PROMISED);
            case EXTENDED -> EnumSet.of(MessageKind.EXTENDED, MessageKind.LATE);
            case LATE -> EnumSet.of(MessageKind.LATE, MessageKind.EXTENDED);
            case RESOLVED ->
                EnumSet.of(
                        MessageKind.RESOLVED,
                        MessageKind.DOCUMENTS_WANTED,
                        MessageKind.REPLY_PROMISED,
                        MessageKind.EXTENDED,
                        MessageKind.LATE,
                        MessageKind.REOPENED);
            case PLEASE_RATE -> EnumSet.of(MessageKind.PLEASE_RATE);
            case CODE, LINK_AGAIN -> EnumSet.noneOf(MessageKind.class);
            case REOPENED -> EnumSet.of(MessageKind.REOPENED, MessageKind.RESOLVED, MessageKind.PLEASE_RATE);
        };
    }

    private static Optional<ToldWords> said(boolean isTrue, ToldWords said) {
        return isTrue ? Optional.of(said) : Optional.empty();
    }

    /** Only a pause that waits for the customer; what else we wait for, the page says. */
    private static Optional<ToldWords> paused(Paused paused, ToldCase now, Policy policy) {
        return wanted(now, policy)
                .filter(reason -> reason.code().equals(paused.reason()))
                .map(reason -> ToldWords.of(
                        MessageKind.DOCUMENTS_WANTED,
                        now.pauseReviewAt(),
                        Optional.of(reason.forCustomer().orElse(reason.name()))));
    }

    /** What the complaint waits for, where that is the customer's. */
    private static Optional<PauseReason> wanted(ToldCase now, Policy policy) {
        return now.pauseReason()
                .filter(code -> now.isOpen())
                .flatMap(policy.limits()::pause)
                .filter(PauseReason::asksComplainant);
    }

    /** Whether a customer who has not heard it yet still has to. */
    static boolean isTrue(MessageKind kind, ToldCase now, Policy policy, Instant at) {
        return switch (kind) {
            case RECEIVED, REOPENED -> now.isOpen();
            case DOCUMENTS_WANTED -> wanted(now, policy).isPresent();
            case REPLY_PROMISED -> now.isOpen() && now.promised().isPresent();
            case EXTENDED -> now.isOpen() && now.dueAt().isAfter(at);
            case LATE -> now.isOpen() && !now.dueAt().isAfter(at);
            case RESOLVED -> isResolved(now.status()) || now.status() == Status.NOT_VALID;
            case REPLY, PLEASE_RATE, CODE, LINK_AGAIN -> now.status() != Status.WITHDRAWN;
        };
    }

    /** The words of the reply stand on the page alone; what it promised, its mail says. */
    private static ToldWords replied(ToldCase now) {
        return ToldWords.of(MessageKind.REPLY, now.promised(), Optional.empty());
    }

    private static Optional<ToldWords> promised(ReplyPromised promised, ToldCase now) {
        return said(
                promised.text().isPresent() && now.isOpen() && now.promised().equals(Optional.of(promised.by())),
                ToldWords.of(MessageKind.REPLY_PROMISED, promised.by()));
    }

    /** A limit that was moved since is not late. */
    private static Optional<ToldWords> late(Breached breached, ToldCase now, Policy policy) {
        return said(now.isOpen() && now.dueAt().equals(breached.due()), late(now, policy));
    }

    static ToldWords late(ToldCase now, Policy policy) {
        return new ToldWords(
                MessageKind.LATE,
                Optional.of(now.dueAt()),
                Optional.empty(),
                LateBecause.said(now.status(), now.isExtended(), policy));
    }

    /** Where the limit is over already, no time is named. */
    private static ToldWords reopened(ReadEvent read, ToldCase now) {
        return now.dueAt().isAfter(read.at())
                ? ToldWords.of(MessageKind.REOPENED, now.dueAt())
                : ToldWords.of(MessageKind.REOPENED);
    }
}
