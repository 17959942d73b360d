package hotline.joining;

import hotline.text.Waybills;
import java.time.Instant;
import java.util.Optional;

/**
 * Known facts about a complaint by which others about the same matter are found, of a filed one or of one that is being typed.
 *
 * @param id of a filed one; 0 otherwise
 * @param phone in E.164; empty where it is not known
 * @param complainant the name; may be empty
 * @param description what happened; may be empty
 * @param at when it was received, or now
 */
public record Described(
        long id,
        Optional<String> waybill,
        Optional<String> phone,
        String complainant,
        Optional<String> branch,
        String description,
        Instant at) {

    Optional<String> plainWaybill() {
        return waybill.map(Waybills::bare);
    }
}
