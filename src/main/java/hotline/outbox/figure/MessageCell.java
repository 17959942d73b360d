package hotline.outbox.figure;

import hotline.rows.Fields;

/**
 * Messages of a period that went one way, said one thing and ended alike.
 *
 * @param way code of the way
 * @param kind what they said, or what of their way they are
 * @param state code of what they are by now
 */
public record MessageCell(String way, String kind, String state) {
    static MessageCell of(Fields row) {
        return new MessageCell(row.text("way"), row.text("kind"), row.text("state"));
    }
}
