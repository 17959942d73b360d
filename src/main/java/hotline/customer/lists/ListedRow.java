package hotline.customer.lists;

import hotline.customer.Consent;
import hotline.customer.Contact;
import hotline.customer.CustomerKind;
import hotline.failure.Failure.WrongField;
import hotline.sheet.SheetTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of a list as far as it can be read; empty what the row does not say.
 *
 * @param customer number of the file
 * @param externalId the customer's number in the company's other software
 * @param department its code, or as it was typed where the policy has none of that name
 * @param specialCare the same
 * @param responsible login of the agent
 */
record ListedRow(
        SheetTable.Place<ListColumn> place,
        Optional<Long> customer,
        Optional<String> externalId,
        Optional<CustomerKind> kind,
        Optional<String> name,
        Optional<String> creditCode,
        Optional<String> language,
        Optional<String> region,
        Optional<String> department,
        List<String> specialCare,
        Optional<Consent> calls,
        Optional<Consent> sms,
        Optional<String> responsible,
        List<Contact.Draft> contacts,
        Optional<LocalDate> lastContact,
        List<WrongField> faults) {

    ListedRow {
        specialCare = List.copyOf(specialCare);
        contacts = List.copyOf(contacts);
        faults = List.copyOf(faults);
    }

    WrongField fault(ListColumn column, String words, String code, String... values) {
        return place.fault(column, words, code, List.of(values));
    }

    ListedRow and(WrongField fault) {
        var all = new ArrayList<>(faults);
        all.add(fault);
        return new ListedRow(
                place,
                customer,
                externalId,
                kind,
                name,
                creditCode,
                language,
                region,
                department,
                specialCare,
                calls,
                sms,
                responsible,
                contacts,
                lastContact,
                all);
    }
}
