package hotline.http.api.customers;

import hotline.customer.Contact;
import hotline.customer.ContactKind;
import hotline.http.api.MailAddressJson;
import hotline.http.engine.JsonReader;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import java.util.List;
import java.util.Optional;

/** Reads a contact: a phone number in any writing, an e-mail address, or a postal address. */
final class ContactReader {
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_VALUE = 300;

    private final PhoneNumbers phones;
    private final String region;

    /** @param region ISO 3166 region of numbers without a country code */
    ContactReader(PhoneNumbers phones, String region) {
        this.phones = phones;
        this.region = region;
    }

    Contact.Draft read(JsonReader body) {
        var kind = ContactKind.of(body.requiredCode("kind", List.of("phone", "e-mail", "address")))
                .orElse(ContactKind.ADDRESS);
        var label = body.line("label", LONGEST_LABEL);
        var draft =
                switch (kind) {
                    case PHONE -> phone(body, label);
                    case E_MAIL ->
                        new Contact.Draft(kind, MailAddressJson.required(body, "value"), Optional.empty(), label);
                    case ADDRESS ->
                        new Contact.Draft(kind, body.requiredLine("value", LONGEST_VALUE), Optional.empty(), label);
                };
        body.done();
        return draft;
    }

    private Contact.Draft phone(JsonReader body, Optional<String> label) {
        var written = body.requiredPlain("value", LONGEST_LABEL);
        var read = phones.read(written, region);
        if (!written.isEmpty() && read instanceof Fault fault) {
            body.wrong("value", fault.words(), fault.code());
        }
        var phone = read.phone().orElse(new Phone("", Optional.empty()));
        return new Contact.Draft(ContactKind.PHONE, phone.number(), phone.extension(), label);
    }
}
