package hotline.customer;

import hotline.failure.Failure;
import hotline.text.MaskedText;
import java.util.List;
import java.util.Optional;

/**
 * What people record of a customer, beside contacts.
 *
 * @param creditCode of a company, checked
 * @param language in which they are spoken to
 * @param region where they are, as it was typed
 * @param department code of the one that deals with them
 * @param specialCare codes of the policy
 * @param calls whether they may be called without a complaint; empty: not asked yet
 * @param sms the same for text messages
 * @param responsible the agent who looks after them (R3), by {@code person.id}
 */
public record FileFields(
        CustomerKind kind,
        String name,
        Optional<String> creditCode,
        String language,
        Optional<String> region,
        Optional<String> department,
        List<String> specialCare,
        Optional<Consent> calls,
        Optional<Consent> sms,
        Optional<Long> responsible) {

    FileFields masked() {
        return new FileFields(
                kind,
                MaskedText.name(name),
                creditCode.map(MaskedText::number),
                language,
                Optional.empty(),
                department,
                List.of(),
                calls,
                sms,
                responsible);
    }

    /** Fails with {@link Failure.Invalid} for a person with the code of a company. */
    public FileFields {
        specialCare = List.copyOf(specialCare);
        if (kind == CustomerKind.PERSON && creditCode.isPresent()) {
            throw Failure.Invalid.field("/creditCode", "only a company has one", "of-companies");
        }
    }
}
