package hotline.telephony.connector;

import hotline.allowance.Allowance;
import hotline.allowance.Allowances;
import hotline.failure.Failure;
import hotline.policy.Quota;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Exchanges that ask something: each knows a secret of its connector, and none asks without a limit. */
public final class Askers {
    /** Of those who know no secret, no matter what they send. */
    private static final Quota WRONG = new Quota(30, Duration.ofMinutes(10));

    private final Connectors connectors;
    private final Allowances allowances;

    public Askers(Connectors connectors, Allowances allowances) {
        this.connectors = connectors;
        this.allowances = allowances;
    }

    /** Each has a limit for each connector, far above what a large hotline needs. */
    public enum Question {
        /** Whom to ring; a caller who waits is asked for each few seconds. */
        ROUTE(new Quota(60_000, Duration.ofMinutes(10))),
        /** Who calls, with names of customers (K8). */
        CALLERS(new Quota(3_000, Duration.ofMinutes(10)));

        // A record of values.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Quota quota;

        Question(Quota quota) {
            this.quota = quota;
        }
    }

    /**
     * A request without a body.
     *
     * @param connector code
     * @param header by its name
     * @param address path and query as they came: what a format that signs its messages signs here in place of a body
     * @param sender the client's address, as limits count it
     */
    public record Asked(String connector, Function<String, Optional<String>> header, String address, String sender) {}

    /** Fails with {@link Failure.Unauthenticated}, and with {@link Failure.TooMany}. */
    public Future<Connector> admit(Asked asked, Question question) {
        var signed = Buffer.buffer(asked.address().getBytes(StandardCharsets.UTF_8));
        return connectors
                .asking(asked.connector(), asked.header(), signed)
                .compose(found -> found.isPresent()
                        ? allowances
                                .take(List.of(Allowance.own(
                                        "exchange asks " + question.name(), asked.connector(), question.quota)))
                                .map(found.get())
                        : refuse(allowances, asked.sender()));
    }

    /** Guesses are counted by sender. */
    static <T> Future<T> refuse(Allowances allowances, String sender) {
        return allowances
                .take(List.of(Allowance.own("connector secret", sender, WRONG)))
                .compose(counted -> Future.failedFuture(Connectors.unknown()));
    }
}
