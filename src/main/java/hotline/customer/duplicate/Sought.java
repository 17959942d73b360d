package hotline.customer.duplicate;

import hotline.customer.CustomerKind;
import hotline.network.Readings;
import java.util.List;
import java.util.stream.Stream;

/**
 * Under which beginnings of keys files with a like name stand.
 *
 * @param first of the keys
 * @param end behind the last of them
 */
record Sought(long file, String first, String end) {
    /** Keys have no blank, so that no other key lies between. */
    private static final String NOTHING_MORE = " ";

    private static final String ALL = Character.toString(0x10FFFF);

    /** A person's whole name; a company's distinctive part wherever it stands, and its beginning by sound. */
    static Stream<Sought> of(Compared file) {
        var folded = file.name().folded();
        if (file.kind() == CustomerKind.PERSON) {
            return file.name().isFull()
                    ? Stream.of(new Sought(file.file(), folded, folded + NOTHING_MORE))
                    : Stream.of();
        }
        var company = CompanyName.of(folded);
        if (company.core().isEmpty()) {
            return Stream.of();
        }
        var said = said(company.region().filter(folded::startsWith).orElse("") + company.core());
        return Stream.of(company.core(), said)
                .filter(text -> text.length() > 1)
                .distinct()
                .map(text -> new Sought(file.file(), text, text + ALL));
    }

    private static String said(String text) {
        var said = new StringBuilder();
        text.codePoints().forEach(character -> {
            var readings = List.of(Readings.of(character));
            said.append(readings.isEmpty() ? Character.toString(character) : readings.get(0));
        });
        return said.toString();
    }
}
