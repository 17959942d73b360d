package hotline.told;

import hotline.outbox.message.MessageState;
import hotline.outbox.message.Way;
import hotline.rows.Fields;
import hotline.text.MaskedText;
import java.time.Instant;
import java.util.Optional;

/**
 * A message to a customer, as people who work on the case see it.
 *
 * @param address covered; empty once the customer was erased
 * @param at when it was made
 * @param settledAt when it was decided what became of it
 * @param code why it was not sent, or what the other side answered last
 */
public record SentMessage(
        String kind,
        Way way,
        MessageState state,
        Optional<String> address,
        Instant at,
        Optional<Instant> settledAt,
        Optional<String> code) {

    static SentMessage of(Fields row) {
        return new SentMessage(
                row.text("kind"),
                row.code("way", Way::of),
                row.code("state", MessageState::of),
                row.optionalText("address").map(MaskedText::mail),
                row.instant("created_at"),
                row.optionalInstant("settled_at"),
                row.optionalText("last_code"));
    }
}
