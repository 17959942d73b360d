package hotline.limits;

import java.util.Optional;

/**
 * Which way a complaint goes in the departments' fixed order (P3).
 *
 * @param result the finding of the stage that ends
 * @param to code of an earlier stage to go back to; empty: on to the next one
 * @param reason why it goes back
 */
public record StageMove(Optional<String> result, Optional<String> to, Optional<String> reason) {}
