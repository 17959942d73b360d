package hotline.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import hotline.text.TypedText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Hashes passwords with Argon2id (19 MiB, 2 passes, as OWASP advises) on separate threads: each takes tens of
 * milliseconds, too long for an event loop. A storm of sign-ins slows sign-in only.
 */
public final class Passwords {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    /** Hash of a random, unknown password: compared with when the login does not exist. */
    private static final String NO_ACCOUNTS =
            "$argon2id$v=19$m=19456,t=2,p=1$KBLsEI9Wd3hokOcbB0MidQ$MkCkN6uFIpYdRXnvyTB0FUUxzlJoJdqL/gQH/nzgjMI";

    private final HashingQueue queue;

    public Passwords(Vertx vertx) {
        this.queue = new HashingQueue(vertx);
    }

    public Future<String> hash(String password) {
        return queue.run(Asker.HOUSE, () -> Password.hash(TypedText.password(password))
                .addRandomSalt()
                .with(ARGON2)
                .getResult());
    }

    Future<Boolean> matches(String password, String hash, Asker asker) {
        return queue.run(asker, () -> {
            var composed = TypedText.password(password);
            // Hashes of an earlier version are of the characters as the keyboard gave them.
            return isOf(composed, hash) || (!composed.equals(password) && isOf(password, hash));
        });
    }

    private static boolean isOf(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    /** Always false, after the time of a real comparison. */
    Future<Boolean> matchesNoAccount(String password, Asker asker) {
        return matches(password, NO_ACCOUNTS, asker).map(false);
    }
}
