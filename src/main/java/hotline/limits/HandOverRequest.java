package hotline.limits;

import java.util.Optional;

/**
 * Which department is to hold a complaint from now on (K7).
 *
 * @param department its code
 * @param note for the colleagues there
 */
public record HandOverRequest(String department, String reason, Optional<String> note) {}
