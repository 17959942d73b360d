package hotline.identity;

import java.time.Instant;

/** A person's sign-in: the token that proves it, until it runs out. */
public record Session(String token, Instant expiresAt, Caller.Staff staff) {

    /** Tokens are no matter for logs. */
    @Override
    public String toString() {
        return "Session[" + staff.login() + " until " + expiresAt + "]";
    }
}
