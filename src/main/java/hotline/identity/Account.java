package hotline.identity;

import hotline.text.TypedText;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's account.
 *
 * @param sessionEpoch tokens issued under another epoch are over; raising it ends every session at once (S1)
 * @param oneTimeUntil until when the password opens, if it is a one-time password; empty: the person chose it
 */
record Account(Person person, String passwordHash, boolean enabled, int sessionEpoch, Optional<Instant> oneTimeUntil) {

    /** Whether its person may sign in, and have a session. */
    boolean isOpen(Instant now) {
        return enabled && oneTimeUntil.map(now::isBefore).orElse(true);
    }

    /** The password that was meant: a one-time password counts in any spelling, a chosen one only as it was chosen. */
    String meant(String typed) {
        return oneTimeUntil.isPresent() ? OneTimePassword.read(typed) : typed;
    }

    /** Whether both are the same but for case, width and, of one-time passwords, dashes. */
    boolean areAlike(String password, String other) {
        return TypedText.folded(meant(password)).equals(TypedText.folded(meant(other)));
    }

    Caller.Staff asCaller() {
        return new Caller.Staff(
                person.id(),
                person.login(),
                person.name(),
                person.role(),
                person.branch(),
                person.post(),
                oneTimeUntil.isPresent());
    }

    /** A session knows its role: with another one it ends. */
    Account of(Person changed) {
        int epoch = changed.role() == person.role() ? sessionEpoch : sessionEpoch + 1;
        return new Account(changed, passwordHash, enabled, epoch, oneTimeUntil);
    }

    Account disabled() {
        return enabled ? new Account(person, passwordHash, false, sessionEpoch + 1, oneTimeUntil) : this;
    }

    Account open() {
        return new Account(person, passwordHash, true, sessionEpoch, oneTimeUntil);
    }

    /** Ends all sessions as well. */
    Account withPassword(String hash, Optional<Instant> until) {
        return new Account(person, hash, enabled, sessionEpoch + 1, until);
    }
}
