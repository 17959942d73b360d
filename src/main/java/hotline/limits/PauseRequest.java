package hotline.limits;

import java.util.Optional;

/**
 * A request to pause a complaint's clocks.
 *
 * @param reason code of a pause that the policy lists
 * @param noteIsForCustomer else the note is for colleagues (P6)
 */
public record PauseRequest(String reason, Optional<String> note, boolean noteIsForCustomer) {}
