package hotline.tie;

import java.time.Instant;
import java.util.Optional;

/** A supervisor's written opinion on whose customer it is, and what another one decided (R10). */
public record Opinion(
        long id, Tie.Person agent, String opinion, String givenByName, Instant givenAt, Optional<Decision> decision) {

    public record Decision(boolean isAgreed, Optional<String> reason, String byName, Instant at) {}
}
