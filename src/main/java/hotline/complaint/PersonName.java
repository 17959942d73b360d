package hotline.complaint;

import hotline.rows.Fields;
import java.util.Optional;

/** One of our people as screens show them; {@code id} is {@code person.id}. */
public record PersonName(long id, String name) {

    /** Of a column with an id and the one named after it, as {@code owner} and {@code owner_name}. */
    public static Optional<PersonName> of(Fields row, String column) {
        return row.optionalNumber(column)
                .map(id -> new PersonName(id, row.optionalText(column + "_name").orElse("")));
    }
}
