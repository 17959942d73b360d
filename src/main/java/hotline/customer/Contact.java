package hotline.customer;

import hotline.rows.Fields;
import hotline.text.MaskedText;
import java.time.Instant;
import java.util.Optional;

/**
 * A way to a customer that is valid now.
 *
 * @param file id of the file in which it stands
 * @param unreachable the last calls to that number were not answered
 */
public record Contact(long id, long file, Draft draft, Instant since, boolean unreachable) {

    Contact masked() {
        var covered = kind() == ContactKind.ADDRESS ? MaskedText.name(draft.value()) : MaskedText.number(draft.value());
        return new Contact(
                id, file, new Draft(kind(), covered, Optional.empty(), Optional.empty()), since, unreachable);
    }

    private ContactKind kind() {
        return draft.kind();
    }

    /**
     * What is recorded of it.
     *
     * @param value a phone number in E.164, an e-mail address, or a postal address
     * @param extension digits to dial after a phone number
     * @param label whose or what it is, such as 仓库 or the name of a person in a company
     */
    public record Draft(ContactKind kind, String value, Optional<String> extension, Optional<String> label) {
        /** As stores select it. */
        public static Draft of(Fields row) {
            return new Draft(
                    row.code("kind", ContactKind::of),
                    row.text("value"),
                    row.optionalText("extension"),
                    row.optionalText("label"));
        }

        public boolean isSameAs(Draft other) {
            return kind == other.kind && value.equals(other.value) && extension.equals(other.extension);
        }
    }
}
