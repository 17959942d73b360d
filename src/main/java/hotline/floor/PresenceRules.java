package hotline.floor;

import hotline.floor.AgentOnFloor.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a person's state changes: by their own last choice, by their work, by silence. Pure. */
final class PresenceRules {
    /** Why someone is off who did not choose it. */
    static final String LOST = "lost";

    private PresenceRules() {}

    /**
     * The person's choice, or a supervisor's for them. While work is in their hands it is kept until the work has left them; the last
     * one counts, and choosing ready takes back one that waits.
     *
     * @param until limit of a break
     */
    static AgentOnFloor choose(AgentOnFloor agent, Choice choice, Optional<Instant> until, Instant now) {
        if (agent.state().holdsWork()) {
            return agent.with(Optional.of(choice).filter(one -> one.state() != FloorState.READY));
        }
        return agent.missing(0, agent.counts()).in(choice.state(), choice.reason(), until, now);
    }

    /** Work is offered to them. */
    static AgentOnFloor offered(AgentOnFloor agent, Instant until, Instant now) {
        return agent.in(FloorState.OFFERED, Optional.empty(), Optional.of(until), now);
    }

    /** Work is in their hands; what they chose meanwhile waits on, and a break in which they took it continues after it. */
    static AgentOnFloor took(AgentOnFloor agent, Taking taking, Instant now) {
        return agent.in(FloorState.BUSY, taking.reason(), Optional.empty(), now)
                .with(agent.next().or(() -> paused(agent)))
                .missing(0, agent.counts());
    }

    private static Optional<Choice> paused(AgentOnFloor agent) {
        return Optional.of(agent)
                .filter(one -> one.state() == FloorState.BREAK || one.state() == FloorState.AWAY_ON_DUTY)
                .map(one -> new Choice(one.state(), one.reason()));
    }

    /**
     * The work has left them: what they chose comes now, else the wrap-up, else they are ready.
     *
     * @param wrapUpUntil empty: without one
     * @param limit until when a break may last that they chose meanwhile
     */
    static AgentOnFloor free(AgentOnFloor agent, Optional<Instant> wrapUpUntil, Optional<Instant> limit, Instant now) {
        var next = agent.next();
        if (next.isPresent()) {
            return agent.in(next.get().state(), next.get().reason(), limit, now);
        }
        return agent.in(
                wrapUpUntil.isPresent() ? FloorState.WRAP_UP : FloorState.READY, Optional.empty(), wrapUpUntil, now);
    }

    /**
     * An offer passed unanswered.
     *
     * @param most after so many in a row they are no longer ready
     */
    static AgentOnFloor missedOffer(AgentOnFloor agent, int most, Optional<Instant> limit, Instant now) {
        var missed = agent.missing(agent.missed() + 1, agent.counts().andMissedOffer());
        return missed.next().isEmpty() && missed.missed() >= most
                ? missed.in(FloorState.MISSED, Optional.empty(), Optional.empty(), now)
                : free(missed, Optional.empty(), limit, now);
    }

    /** Its clock continues from where it would have ended; the reason says that it cannot be lengthened again. */
    static AgentOnFloor lengthened(AgentOnFloor agent, WrapUpReason reason, Duration by) {
        return agent.until(agent.until().map(until -> until.plus(by)), Optional.of(reason.code()));
    }

    /** No stream has been open for the time of the lease. */
    static AgentOnFloor lost(AgentOnFloor agent, Instant now) {
        return agent.in(FloorState.OFF, Optional.of(LOST), Optional.empty(), now);
    }
}
