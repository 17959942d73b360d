package hotline.customer.lists;

import hotline.customer.Contact;
import hotline.customer.Customer;
import hotline.customer.FileFields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer as a list has them: a file with those that are merged into it.
 *
 * @param responsible login of the agent who looks after them
 * @param contacts that are valid now, with those of merged files
 * @param tiers that are valid now, of all these files
 */
public record ListedCustomer(
        long file,
        Optional<String> externalId,
        FileFields fields,
        Optional<String> responsible,
        List<Contact.Draft> contacts,
        List<Customer.TierNow> tiers,
        List<Customer.Merged> merged,
        Instant createdAt,
        Instant lastContactAt) {

    public ListedCustomer {
        contacts = List.copyOf(contacts);
        tiers = List.copyOf(tiers);
        merged = List.copyOf(merged);
    }

    /** Ids of all files whose data are in it. */
    public List<Long> files() {
        return Stream.concat(Stream.of(file), merged.stream().map(Customer.Merged::file))
                .toList();
    }
}
