package hotline.customer.duplicate;

import hotline.customer.CustomerKind;
import hotline.customer.CustomerName;
import java.util.Optional;
import java.util.Set;

/**
 * What of a file is compared with another.
 *
 * @param root the file that it is merged into; else its own id
 * @param phones numbers with extensions
 */
record Compared(
        long file,
        long root,
        CustomerKind kind,
        CustomerName name,
        Optional<String> creditCode,
        Optional<String> region,
        Set<String> phones,
        Set<String> mails,
        Set<String> addresses) {

    Compared {
        phones = Set.copyOf(phones);
        mails = Set.copyOf(mails);
        addresses = Set.copyOf(addresses);
    }
}
