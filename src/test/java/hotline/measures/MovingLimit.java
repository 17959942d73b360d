package hotline.measures;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A limit of a made-up history on the wall clock: counted, extended, standing still. A value. */
record MovingLimit(Instant counted, Duration extended, Duration stood, Optional<Instant> pausedAt) {

    static MovingLimit of(Instant counted) {
        return new MovingLimit(counted, Duration.ZERO, Duration.ZERO, Optional.empty());
    }

    Instant due() {
        return unextended().plus(extended);
    }

    Instant unextended() {
        return counted.plus(stood);
    }

    boolean isExtended() {
        return !extended.isZero();
    }

    boolean isLateAt(Instant now) {
        return pausedAt.orElse(now).isAfter(due());
    }

    MovingLimit recounted(Instant due) {
        return new MovingLimit(due, extended, stood, pausedAt);
    }

    MovingLimit extendedBy(Duration more) {
        return new MovingLimit(counted, extended.plus(more), stood, pausedAt);
    }

    MovingLimit paused(Instant now) {
        return new MovingLimit(counted, extended, stood, Optional.of(now));
    }

    MovingLimit resumed(Instant now) {
        var longer = stood.plus(Duration.between(pausedAt.orElseThrow(), now));
        return new MovingLimit(counted, extended, longer, Optional.empty());
    }

    /** As events name it that open or end a limit. */
    JsonObject named(JsonObject data) {
        return isExtended() ? data.put("unextended", unextended().toString()) : data;
    }

    /** As events name it that move a limit to another. */
    JsonObject moved(MovingLimit after, JsonObject data) {
        passing().ifPresent(at -> data.put("unextendedBefore", at.toString()));
        after.passing().ifPresent(at -> data.put("unextendedAfter", at.toString()));
        return data;
    }

    private Optional<Instant> passing() {
        boolean standsBefore = pausedAt.filter(at -> !at.isAfter(unextended())).isPresent();
        return isExtended() && !standsBefore ? Optional.of(unextended()) : Optional.empty();
    }
}
