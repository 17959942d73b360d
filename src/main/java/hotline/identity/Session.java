package hotline.identity;

import java.time.Instant;

/** Somebody signed in: the token that says so, until it runs out. */
public record Session(String token, Instant expiresAt, Caller.Staff staff) {

    /** Tokens are no matter for logs. */
    @Override
    public String toString() {
        return "Session[" + staff.login() + " until " + expiresAt + "]";
    }
}
