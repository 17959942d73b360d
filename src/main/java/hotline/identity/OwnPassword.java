package hotline.identity;

import hotline.failure.Failure;
import io.vertx.core.Future;
import java.util.Locale;

/** A person's choice of another password. Wrong current ones count like wrong passwords at sign-in. */
public final class OwnPassword {
    private final People people;
    private final Sessions sessions;
    private final SignIns signIns;

    public OwnPassword(People people, Sessions sessions, SignIns signIns) {
        this.people = people;
        this.sessions = sessions;
        this.signIns = signIns;
    }

    /**
     * All sessions of the person are over but the one that this answers. Fails with {@link Failure.Invalid} where the
     * current password is wrong or the new one weak, with {@link Failure.TooMany} after too many wrong ones.
     */
    public Future<Session> choose(Caller.Staff staff, String current, String chosen, SignIns.Origin origin) {
        return signIns.guarded(
                        staff.login().toLowerCase(Locale.ROOT),
                        origin,
                        asker -> people.choosePassword(staff, current, chosen, asker))
                .map(sessions::begin)
                .recover(failure -> Future.failedFuture(
                        failure instanceof Failure.Unauthenticated
                                ? Failure.Invalid.field("/current", "is not the password of this account")
                                : failure));
    }
}
