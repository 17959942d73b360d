package hotline.log;

import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import java.util.Optional;

/** Two complaints about one matter: an entry in the log of each. Which other complaint it is never leaves the house (P6). */
public sealed interface JoiningEvent extends ComplaintEvent {

    /** Whether the complaint with this entry follows the other one, rather than leading it. */
    String side();

    default boolean isOfFollower() {
        return side().equals(FOLLOWER);
    }

    String LEADER = "leader";

    String FOLLOWER = "follower";

    /**
     * One follows the other from now on: it is worked on, counted and answered through the other.
     *
     * @param side {@link #LEADER} or {@link #FOLLOWER}, as which this complaint takes part
     * @param other number of the other complaint
     */
    @Internal
    record Joined(String side, String other, @Personal Optional<String> reason) implements JoiningEvent {}

    /**
     * Each stands for itself again.
     *
     * @param side as which this complaint took part
     * @param other number of the other complaint
     */
    @Internal
    record Separated(String side, String other, @Personal Optional<String> reason) implements JoiningEvent {}
}
