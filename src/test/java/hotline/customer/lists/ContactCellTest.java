package hotline.customer.lists;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.Contact;
import hotline.customer.ContactKind;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Contacts in one cell are told apart whatever stands in them. */
class ContactCellTest {
    @Property(tries = 500)
    void a_cell_of_contacts_is_read_as_it_was_written(
            @ForAll @StringLength(min = 1, max = 12) @Chars({'a', '|', '[', ']', '\\', ' ', '号', ';'}) String value,
            @ForAll @StringLength(max = 8) @Chars({'b', '|', '[', ']', '\\', ' '}) String label) {
        var cleanValue = value.strip();
        var cleanLabel = label.strip();
        if (cleanValue.isEmpty()) {
            return;
        }
        var one = new Contact.Draft(
                ContactKind.ADDRESS,
                cleanValue,
                Optional.empty(),
                Optional.of(cleanLabel).filter(text -> !text.isEmpty()));
        var two = new Contact.Draft(ContactKind.ADDRESS, "x", Optional.empty(), Optional.empty());
        assertThat(ContactCell.read(ContactCell.of(List.of(one, two)), false))
                .containsExactly(
                        new ContactCell.Typed(cleanValue, one.label()), new ContactCell.Typed("x", Optional.empty()));
    }
}
