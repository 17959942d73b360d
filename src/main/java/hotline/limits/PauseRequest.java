package hotline.limits;

import java.util.Optional;

/**
 * Why a complaint's clocks are to stand still.
 *
 * @param reason code of a pause that the policy lists
 * @param noteIsForCustomer else the note is for colleagues (P6)
 */
public record PauseRequest(String reason, Optional<String> note, boolean noteIsForCustomer) {}
