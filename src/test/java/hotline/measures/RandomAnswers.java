package hotline.measures;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** When the customer of a random history is answered first, if they wait for it, and whether the limit passes before. */
final class RandomAnswers {
    private static final Set<String> ANSWERS = Set.of("closed", "judged-not-valid");

    private final Random random;
    private final Instant received;
    private final boolean isOfOlderVersion;
    private Instant limit;
    private boolean isWaiting;
    private boolean isPassed;

    RandomAnswers(Random random, Instant received) {
        this.random = random;
        this.received = received;
        this.isWaiting = random.nextInt(4) != 0;
        this.isOfOlderVersion = random.nextInt(8) == 0;
        this.limit = received.plus(Duration.ofHours(1 + random.nextInt(60)));
    }

    /** The limit passes; later it may move, and pass again. */
    Optional<JsonObject> passed(Instant now) {
        if (!isWaiting || isPassed || !now.isAfter(limit)) {
            return Optional.empty();
        }
        isPassed = true;
        var passed = new JsonObject()
                .put("clock", random.nextInt(5) == 0 ? "stage" : "first-response")
                .put("since", received.toString())
                .put("due", limit.toString());
        if (random.nextInt(4) == 0) {
            limit = now.plus(Duration.ofHours(random.nextInt(48)));
            isPassed = false;
        }
        return Optional.of(isOfOlderVersion ? passed : passed.put("ordinal", 1));
    }

    Optional<JsonObject> note(Instant now) {
        return random.nextInt(6) == 0
                ? Optional.of(with("note", new JsonObject().put("text", "已联系"), now))
                : Optional.empty();
    }

    /** With what says that it is the first answer, if it is one. */
    JsonObject with(String event, JsonObject data, Instant now) {
        if (!isWaiting || !(event.equals("note") || ANSWERS.contains(event))) {
            return data;
        }
        isWaiting = false;
        var response = new JsonObject()
                .put("workingSeconds", Duration.between(received, now).toSeconds() / 3);
        if (random.nextInt(8) != 0) {
            response.put("inTime", !isPassed && !now.isAfter(limit));
        }
        return isOfOlderVersion ? data : data.put("firstResponse", response);
    }
}
