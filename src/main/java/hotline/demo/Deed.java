package hotline.demo;

import hotline.callback.Outcome;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.policy.Severity;
import java.time.Instant;
import java.util.Optional;

/** One thing somebody does about a complaint, to be done through the service that does it in earnest. */
sealed interface Deed {

    Instant at();

    record Take(Instant at, Step step, Actor actor, Optional<String> reason, Optional<String> resolution)
            implements Deed {}

    record Correct(Instant at, long person, String type, Optional<String> subtype, Severity severity, String reason)
            implements Deed {}

    record Note(Instant at, long person, String text, boolean internal) implements Deed {}

    /** An agent takes the waiting callback in hand. */
    record Begin(Instant at, long agent) implements Deed {}

    /** The same agent says how the attempt ended. */
    record Record(Instant at, long agent, Outcome outcome) implements Deed {}

    /** Somebody acknowledges or, with a text, answers a notice of the ladder. */
    record Reply(Instant at, long person, String notice, Optional<String> text) implements Deed {}

    /** The customer rates on their page. */
    record Rate(Instant at, int score, Optional<String> comment) implements Deed {}
}
