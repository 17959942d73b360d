package hotline.customer.lists;

import hotline.customer.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Several contacts in one cell, divided by {@code |}; in square brackets behind each whose or what it is. What is written is read again as
 * it was. Pure.
 */
public final class ContactCell {
    private static final char DIVIDER = '|';
    private static final char ESCAPE = '\\';

    private ContactCell() {}

    /**
     * A contact as it was typed.
     *
     * @param value with the extension of a phone number
     */
    record Typed(String value, Optional<String> label) {}

    public static String of(List<Contact.Draft> contacts) {
        return contacts.stream().map(ContactCell::written).collect(Collectors.joining(" " + DIVIDER + " "));
    }

    private static String written(Contact.Draft contact) {
        var value = contact.value()
                + contact.extension().map(extension -> " ext. " + extension).orElse("");
        // Else brackets of the value would be read as its label.
        var label = contact.label().or(() -> Optional.of("").filter(none -> value.endsWith("]")));
        return escaped(value) + label.map(text -> " [" + escaped(text) + "]").orElse("");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("[", "\\[");
    }

    /** @param isSemicolonDivider also a semicolon or a line end divides, as people write numbers in a row */
    static List<Typed> read(String cell, boolean isSemicolonDivider) {
        var contacts = new ArrayList<Typed>();
        var text = new StringBuilder();
        int label = -1;
        for (int i = 0; i <= cell.length(); i++) {
            char c = i < cell.length() ? cell.charAt(i) : DIVIDER;
            if (c == ESCAPE && i + 1 < cell.length() && "\\|[".indexOf(cell.charAt(i + 1)) >= 0) {
                text.append(cell.charAt(++i));
            } else if (c == DIVIDER || (isSemicolonDivider && ";；\n\r".indexOf(c) >= 0)) {
                contact(text.toString(), label).ifPresent(contacts::add);
                text.setLength(0);
                label = -1;
            } else {
                label = c == '[' ? text.length() : label;
                text.append(c);
            }
        }
        return contacts;
    }

    private static Optional<Typed> contact(String text, int label) {
        var whole = text.strip();
        if (label < 0 || !whole.endsWith("]")) {
            return Optional.of(new Typed(whole, Optional.empty())).filter(one -> !whole.isEmpty());
        }
        var value = text.substring(0, label).strip();
        var inside = text.substring(label + 1, text.lastIndexOf(']')).strip();
        return Optional.of(new Typed(value, Optional.of(inside).filter(one -> !one.isEmpty())))
                .filter(one -> !value.isEmpty());
    }
}
