package hotline.log;

import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import io.vertx.core.json.JsonArray;
import java.util.Optional;

/**
 * Codes of the complaint that standards ask for were chosen or changed, by a person or at closing by the program. Only what
 * differs is named.
 *
 * @param from as it was before; a field that was empty is absent
 * @param to as it is now; a field that is empty is absent
 */
@Internal
public record Coded(Codes from, Codes to, @Personal Optional<String> reason) implements ComplaintEvent {

    /**
     * Part of the codes.
     *
     * @param incidentOn a day, such as 2026-09-24
     * @param emergency true or absent
     * @param specialCare texts
     * @param byProgram the fields among these with a code that the program chose
     */
    public record Codes(
            Optional<String> remedySought,
            Optional<String> incidentOn,
            Optional<Boolean> emergency,
            @Personal Optional<JsonArray> specialCare,
            Optional<String> outcome,
            Optional<String> validity,
            Optional<String> cause,
            Optional<String> nature,
            Optional<String> quality,
            Optional<JsonArray> byProgram) {}
}
