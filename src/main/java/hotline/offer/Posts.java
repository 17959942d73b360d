package hotline.offer;

import hotline.dispatch.Post;
import hotline.floor.FloorState;
import hotline.floor.Taking;
import hotline.policy.dispatch.DispatchRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a match makes of the state of an agent, and of their last answers; a replay makes the same of it. Pure. */
public final class Posts {
    /** An agent who declined a work is asked again only if no one else has taken it by then. */
    public static final Duration AFTER_DECLINE = Duration.ofMinutes(10);

    private Posts() {}

    /** As {@code floor} takes turns away when work is dealt. */
    public static Post of(
            FloorState state, Optional<String> reason, Optional<Instant> until, boolean isAwayConfirmed, Instant now) {
        return switch (state) {
            case READY -> Post.READY;
            case OFFERED, WRAP_UP -> Post.BUSY;
            case BUSY -> reason.equals(Taking.ASKED_FOR.reason()) ? Post.BUSY_ASKED_FOR : Post.BUSY;
            case BREAK -> until.filter(limit -> !now.isBefore(limit)).isPresent() ? Post.ABSENT : Post.EXCUSED;
            case AWAY_ON_DUTY -> isAwayConfirmed ? Post.EXCUSED : Post.ABSENT;
            case OFF, MISSED -> Post.ABSENT;
        };
    }

    /** How long an agent who let a work pass is not asked again for it. */
    public static Duration afterExpiry(DispatchRules rules) {
        return rules.offer().multipliedBy(3);
    }
}
