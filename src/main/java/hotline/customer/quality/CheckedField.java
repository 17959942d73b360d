package hotline.customer.quality;

import hotline.customer.Contact;
import hotline.customer.ContactKind;
import hotline.customer.Customer;
import hotline.policy.taxonomy.Codes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be checked of a file, against what the customer says at the telephone or what documents say. */
public enum CheckedField {
    NAME("name"),
    CREDIT_CODE("credit-code"),
    PHONE("phone"),
    E_MAIL("e-mail"),
    ADDRESS("address");

    private static final Map<String, CheckedField> BY_CODE = Codes.of(values(), CheckedField::code);

    private final String code;

    CheckedField(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<CheckedField> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** What the file says now. */
    public List<String> values(Customer customer) {
        return switch (this) {
            case NAME -> List.of(customer.fields().name());
            case CREDIT_CODE -> customer.fields().creditCode().stream().toList();
            case PHONE -> contacts(customer, ContactKind.PHONE);
            case E_MAIL -> contacts(customer, ContactKind.E_MAIL);
            case ADDRESS -> contacts(customer, ContactKind.ADDRESS);
        };
    }

    private static List<String> contacts(Customer customer, ContactKind kind) {
        return customer.contacts().stream()
                .map(Contact::draft)
                .filter(draft -> draft.kind() == kind)
                .map(draft -> draft.extension()
                        .map(extension -> draft.value() + " ext. " + extension)
                        .orElse(draft.value()))
                .toList();
    }

    /** Those of which the file says something. */
    static List<CheckedField> of(Customer customer) {
        return Arrays.stream(values())
                .filter(field -> !field.values(customer).isEmpty())
                .toList();
    }
}
