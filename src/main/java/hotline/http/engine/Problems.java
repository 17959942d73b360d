package hotline.http.engine;

import hotline.database.SqlState;
import hotline.failure.Failure;
import hotline.failure.FailureText;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a failure becomes an answer. An unforeseen failure is logged with its trace and not shown to
 * the client.
 */
public final class Problems implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String CHALLENGE = "Bearer realm=\"hotline\"";
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(2);

    @Override
    public void handle(RoutingContext context) {
        send(context, context.failure(), context.statusCode());
    }

    public void send(RoutingContext context, Throwable failure) {
        send(context, failure, 500);
    }

    public void send(RoutingContext context, Throwable failure, int status) {
        var problem = of(failure, status);
        if (problem.status() == 500) {
            RequestLog.named(context, () -> LOG.error("Unforeseen failure", failure));
        }
        problem.send(context.response());
    }

    static Problem of(Throwable failure, int status) {
        if (failure instanceof Failure known) {
            return ofKnown(known);
        }
        if (failure instanceof NotJson notJson) {
            return Problem.of(400, "not-json", "The body is not JSON", FailureText.of(notJson));
        }
        if (failure instanceof Exchange.VersionMissing missing) {
            return Problem.of(428, "version-missing", "A precondition is required", FailureText.of(missing));
        }
        if (SqlState.isUnavailability(failure)) {
            return busy(
                    SqlState.isRefusalToWrite(failure)
                            ? "nothing can be stored at the moment"
                            : "the database does not answer at the moment",
                    DATABASE_PAUSE);
        }
        if (failure instanceof HttpException http) {
            return ofStatus(http.getStatusCode());
        }
        return ofStatus(status);
    }

    private static Problem ofKnown(Failure failure) {
        var detail = FailureText.of(failure);
        if (failure instanceof Failure.NotFound) {
            return Problem.of(404, "not-found", "Not found", detail);
        }
        if (failure instanceof Failure.Forbidden) {
            return Problem.of(403, "forbidden", "Not allowed", detail);
        }
        if (failure instanceof Failure.AnotherSite) {
            return Problem.of(403, "another-site", "Not from this site", detail);
        }
        if (failure instanceof Failure.PasswordToChoose) {
            return Problem.of(403, "password-to-choose", "The one-time password must be replaced", detail);
        }
        if (failure instanceof Failure.NotToPick) {
            return Problem.of(403, "not-to-pick", "Works are not picked", detail);
        }
        if (failure instanceof Failure.ReasonNeeded) {
            return Problem.of(403, "reason-needed", "A reason is needed", detail);
        }
        if (failure instanceof Failure.Sealed) {
            return Problem.of(403, "sealed", "The file is sealed", detail);
        }
        if (failure instanceof Failure.Unauthenticated) {
            return Problem.of(401, "unauthenticated", "Not signed in", detail).with("WWW-Authenticate", CHALLENGE);
        }
        if (failure instanceof Failure.AnotherPerson) {
            return Problem.of(409, "another-person", "Another person is signed in", detail);
        }
        if (failure instanceof Failure.Conflict) {
            return Problem.of(409, "conflict", "The present state does not allow it", detail);
        }
        if (failure instanceof Failure.Changed) {
            return Problem.of(412, "changed", "It was changed in between", detail);
        }
        if (failure instanceof Failure.Invalid invalid) {
            return Problem.of(422, "invalid-request", "The request is not valid", detail)
                    .with(invalid);
        }
        if (failure instanceof Failure.KeyReused) {
            return Problem.of(422, "key-reused", "The idempotency key was used for another request", detail);
        }
        if (failure instanceof Failure.AlreadyDone) {
            return Problem.of(409, "already-done", "It was done before", detail);
        }
        if (failure instanceof Failure.TooMany tooMany) {
            return Problem.of(429, "too-many-tries", "Too many tries", detail)
                    .with("Retry-After", seconds(tooMany.retryAfter()));
        }
        if (failure instanceof Failure.TooManyComplaints tooMany) {
            var problem = Problem.of(429, "too-many-complaints", "Too many complaints", detail)
                    .with("Retry-After", seconds(tooMany.retryAfter()));
            return tooMany.withThisPhone()
                    ? problem.with(List.of(new Failure.WrongField("/phone", "was given with too many complaints")))
                    : problem;
        }
        var busy = (Failure.Busy) failure;
        return busy(detail, busy.retryAfter());
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            // The body reader reports status 200 for a body that breaks off, or has invalid chunks.
            case 200, 400 ->
                Problem.of(
                        400,
                        "unreadable-request",
                        "The request can't be read",
                        "the address, a header or the way the body is sent is malformed");
            case 404 -> Problem.of(404, "not-found", "Not found", "nothing is here");
            case 408 ->
                Problem.of(
                        408,
                        "too-slow",
                        "The body came too slowly",
                        "a body comes at 4 KiB/s or faster, without a pause of ten seconds");
            case 413 ->
                Problem.of(
                        413,
                        "too-large",
                        "The body is too large",
                        "a body has at most 128 KiB where no account is needed, 1 MiB elsewhere, a policy 2 MiB");
            case 417 ->
                Problem.of(417, "unmet-expectation", "The expectation can't be met", "only 100-continue is expected");
            default ->
                Problem.of(500, "unforeseen", "Something went wrong here", "it was logged under this request's id");
        };
    }

    private static Problem busy(String detail, Duration retryAfter) {
        return Problem.of(503, "busy", "Try again later", detail).with("Retry-After", seconds(retryAfter));
    }

    /** As {@code Retry-After} has them. */
    public static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
    }
}
