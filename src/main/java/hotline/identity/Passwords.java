package hotline.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes passwords with Argon2id (19 MiB, 2 passes, as OWASP advises) on threads of its own: each takes tens of
 * milliseconds, which no event loop has. Few threads and a bounded queue, so that a storm of sign-ins slows sign-in only.
 */
public final class Passwords {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 64;
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    /** Of a random password that was never told: compared with where there is no such person. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$KBLsEI9Wd3hokOcbB0MidQ$MkCkN6uFIpYdRXnvyTB0FUUxzlJoJdqL/gQH/nzgjMI";

    private final WorkerExecutor threads;
    private final AtomicInteger waiting = new AtomicInteger();

    public Passwords(Vertx vertx) {
        this.threads = vertx.createSharedWorkerExecutor("passwords", THREADS);
    }

    public Future<String> hash(String password) {
        return bounded(
                () -> Password.hash(password).addRandomSalt().with(ARGON2).getResult());
    }

    Future<Boolean> matches(String password, String hash) {
        return bounded(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Always false, after the time of a real comparison. */
    Future<Boolean> matchesNobody(String password) {
        return matches(password, NOBODYS).map(false);
    }

    private <T> Future<T> bounded(Callable<T> work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new Failure.Busy("too many people sign in at once", Duration.ofSeconds(2)));
        }
        return threads.executeBlocking(work, false).onComplete(done -> waiting.decrementAndGet());
    }
}
