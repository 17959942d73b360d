package hotline.identity;

import hotline.allowance.Allowance;
import hotline.allowance.Allowances;
import hotline.failure.Failure;
import hotline.policy.Quota;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Signing in, slowed for clients that guess. Wrong passwords count for the login from that address, so that they
 * delay no other client, and for the address with all logins, so that one password can't be tried on every login. A
 * browser that signed in with the login before counts only for itself: while strangers guess, the right password
 * still opens there, and from every address that has not guessed.
 */
public final class SignIns {
    /** At first ten, then one a minute; after thirty one each half-hour. */
    private static final Quota OF_LOGIN = new Quota(10, Duration.ofMinutes(10));

    private static final Quota OF_LOGIN_LONG = new Quota(30, Duration.ofHours(15));
    private static final Quota OF_ADDRESS = new Quota(40, Duration.ofMinutes(10));
    private static final Quota OF_NETWORK = new Quota(200, Duration.ofMinutes(10));

    private final Sessions sessions;
    private final Allowances allowances;

    public SignIns(Sessions sessions, Allowances allowances) {
        this.sessions = sessions;
        this.allowances = allowances;
    }

    /**
     * Where a sign-in comes from.
     *
     * @param device the browser, where it signed in with that login before
     * @param address as limits tell clients apart
     * @param network of the address and its neighbours
     */
    public record Origin(Optional<String> device, String address, String network) {}

    /** Fails with {@link Failure.TooMany}, before hashing, after too many wrong passwords from that origin. */
    public Future<Session> signIn(String login, String password, Origin origin) {
        var name = login.toLowerCase(Locale.ROOT);
        return guarded(name, origin, asker -> sessions.signIn(login, password, asker));
    }

    /** Work that fails with {@link Failure.Unauthenticated} where the password is wrong. */
    <T> Future<T> guarded(String login, Origin origin, Function<Asker, Future<T>> work) {
        var wrongOnes = wrongOnes(login, origin);
        var asker = origin.device().map(known -> new Asker(login, true)).orElse(new Asker(origin.address(), false));
        // Used up before it is known whether the password is wrong, so that those sent at once count too.
        return allowances.take(wrongOnes).compose(taken -> work.apply(asker)
                .transform((result, failure) -> failure instanceof Failure.Unauthenticated
                        ? Future.failedFuture(failure)
                        : allowances
                                .giveBack(wrongOnes)
                                .otherwiseEmpty()
                                .compose(done -> failure == null
                                        ? Future.succeededFuture(result)
                                        : Future.failedFuture(failure))));
    }

    static List<Allowance> wrongOnes(String login, Origin origin) {
        if (origin.device().isPresent()) {
            var device = "device " + origin.device().get();
            return List.of(
                    Allowance.own("wrong passwords", device, OF_LOGIN),
                    Allowance.own("wrong passwords for long", device, OF_LOGIN_LONG));
        }
        var pair = login + "\n" + origin.address();
        return List.of(
                Allowance.own("wrong passwords", pair, OF_LOGIN),
                Allowance.own("wrong passwords for long", pair, OF_LOGIN_LONG),
                Allowance.own("wrong passwords from", origin.address(), OF_ADDRESS),
                Allowance.shared("wrong passwords of network", origin.network(), OF_NETWORK));
    }
}
