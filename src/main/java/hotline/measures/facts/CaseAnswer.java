package hotline.measures.facts;

import hotline.callback.CallbackStatus;
import hotline.log.AnsweringEvent;
import hotline.log.AnsweringEvent.FirstResponse;
import hotline.log.CallbackEvent.CallbackEnded;
import hotline.log.ComplaintEvent;
import hotline.log.FilingEvent.Received;
import hotline.log.LimitEvent.Overdue;
import hotline.log.Noted;
import hotline.log.StepEvent.Withdrawn;
import hotline.log.reading.ReadEvent;
import hotline.policy.ClockKind;
import java.util.Optional;

/**
 * The first answer to the customer of a case. Its limit counts once: when it is kept, or as soon as it has passed. Events of
 * older versions say only that it passed, so nothing is counted from them.
 */
final class CaseAnswer {
    private final CaseTally tally;
    private Optional<Fact> missed = Optional.empty();
    private boolean isAnswered;

    CaseAnswer(CaseTally tally) {
        this.tally = tally;
    }

    /** @param limit the fact of the kind {@link FactKind#FIRST_LIMIT} that the event may bring, without flags */
    void read(ComplaintEvent event, Fact limit) {
        if (event instanceof AnsweringEvent answering) {
            answering.firstResponse().ifPresent(response -> answered(response, limit));
        } else if (event instanceof Overdue overdue
                && overdue.clock() == ClockKind.FIRST_RESPONSE
                && overdue.ordinal().isPresent()) {
            passed(limit);
        }
    }

    private void passed(Fact limit) {
        if (missed.isEmpty() && !isAnswered) {
            missed = Optional.of(limit);
            tally.happened(limit);
        }
    }

    /** A limit that had passed and was moved to a later time may be kept after all. */
    private void answered(FirstResponse response, Fact limit) {
        isAnswered = true;
        tally.happened(limit.as(FactKind.FIRST_RESPONSE).with(response.workingSeconds(), 0));
        if (response.inTime().orElse(false)) {
            missed.ifPresent(miss -> tally.happened(miss.takenBack()));
            tally.happened(limit.with(0, FactFlag.IN_TIME.where(true)));
        } else if (response.inTime().isPresent() && missed.isEmpty()) {
            tally.happened(limit);
        }
    }

    /**
     * What a customer writes on the website, and whether it was answered on the same day (T6). Several messages that no answer came between are one: it
     * waits from the first of them. One that its customer withdrew before the day was over asks for no answer.
     */
    static final class OnWebsite {
        private static final String WEBSITE = "website";

        private final CaseTally tally;
        private Optional<Fact> waiting = Optional.empty();

        OnWebsite(CaseTally tally) {
            this.tally = tally;
        }

        /** @param message the fact of the kind {@link FactKind#WEBSITE_MESSAGE} that the event may bring, on its day */
        void read(ReadEvent read, Fact message) {
            var event = read.event();
            if (event instanceof Received || isOfCustomer(read)) {
                wrote(message, event);
            } else if (event instanceof Withdrawn) {
                waiting.filter(one -> one.day().equals(message.day()))
                        .ifPresent(one -> tally.happened(one.takenBack()));
                waiting = Optional.empty();
            } else if (isAnswer(event)) {
                waiting.filter(one -> one.day().equals(message.day()))
                        .ifPresent(one -> tally.happened(one.as(FactKind.WEBSITE_ANSWERED)));
                waiting = Optional.empty();
            }
        }

        private void wrote(Fact message, ComplaintEvent event) {
            boolean isOnWebsite =
                    event instanceof Noted || message.of().of(Dimension.CHANNEL).equals(Optional.of(WEBSITE));
            if (waiting.isEmpty() && isOnWebsite) {
                waiting = Optional.of(message);
                tally.happened(message);
            }
        }

        private static boolean isOfCustomer(ReadEvent read) {
            return read.event() instanceof Noted noted
                    && noted.firstResponse().isEmpty()
                    && !read.internal()
                    && read.person().isEmpty();
        }

        /** A note is one where it was the first answer; what is written later is a reply. The branch that filed writes notes too. */
        private static boolean isAnswer(ComplaintEvent event) {
            if (event instanceof CallbackEnded ended) {
                return CallbackStatus.of(ended.outcome()) == CallbackStatus.REACHED;
            }
            return event instanceof Noted noted ? noted.firstResponse().isPresent() : event instanceof AnsweringEvent;
        }
    }
}
