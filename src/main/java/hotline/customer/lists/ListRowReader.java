package hotline.customer.lists;

import hotline.customer.Consent;
import hotline.customer.Contact;
import hotline.customer.ContactKind;
import hotline.customer.CreditCode;
import hotline.customer.CustomerKind;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.sheet.SheetTable;
import hotline.text.CsvText;
import hotline.text.MailAddress;
import hotline.text.TypedText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads the cells of a row, with all that is wrong with them. Codes may stand as codes or by their names in either language. */
final class ListRowReader {
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_CONTACTS = 20;
    private static final int MOST_CODES = 20;
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    /** A day as spreadsheets count them, from 1900 on. */
    private static final Pattern SERIAL = Pattern.compile("\\d{4,5}(?:\\.\\d+)?");

    private static final LocalDate SERIAL_BEGIN = LocalDate.of(1899, 12, 30);
    private static final Map<String, CustomerKind> KINDS = Map.of(
            "person",
            CustomerKind.PERSON,
            "个人",
            CustomerKind.PERSON,
            "company",
            CustomerKind.COMPANY,
            "单位",
            CustomerKind.COMPANY,
            "企业",
            CustomerKind.COMPANY);
    private static final Map<String, String> LANGUAGES =
            Map.of("zh", "zh", "中文", "zh", "chinese", "zh", "en", "en", "英文", "en", "english", "en");
    private static final Map<String, Consent> CONSENTS =
            Map.of("agreed", Consent.AGREED, "同意", Consent.AGREED, "refused", Consent.REFUSED, "拒绝", Consent.REFUSED);

    private final SheetTable.Row<ListColumn> row;
    private final PhoneNumbers phones;
    private final ListWords words;

    private ListRowReader(SheetTable.Row<ListColumn> row, PhoneNumbers phones, ListWords words) {
        this.row = row;
        this.phones = phones;
        this.words = words;
    }

    static ListedRow read(SheetTable.Row<ListColumn> row, PhoneNumbers phones, ListWords words) {
        return new ListRowReader(row, phones, words).read();
    }

    private ListedRow read() {
        return new ListedRow(
                row.place(),
                customer(),
                row.text(ListColumn.EXTERNAL_ID).map(TypedText::identifier).filter(id -> !id.isEmpty()),
                oneOf(ListColumn.KIND, KINDS, "must be person or company", "no-kind"),
                name(),
                creditCode(),
                oneOf(ListColumn.LANGUAGE, LANGUAGES, "must be zh or en", "no-language"),
                row.text(ListColumn.REGION),
                row.text(ListColumn.DEPARTMENT).map(words::department),
                care(),
                oneOf(ListColumn.CALLS, CONSENTS, "must be agreed or refused", "no-consent"),
                oneOf(ListColumn.SMS, CONSENTS, "must be agreed or refused", "no-consent"),
                row.text(ListColumn.RESPONSIBLE).map(login -> login.toLowerCase(Locale.ROOT)),
                contacts(),
                lastContact(),
                row.faults());
    }

    private Optional<Long> customer() {
        return row.text(ListColumn.CUSTOMER).flatMap(typed -> {
            if (!ID.matcher(typed).matches()) {
                row.wrong(ListColumn.CUSTOMER, "must be the number of a customer's file", "no-customer");
                return Optional.empty();
            }
            return Optional.of(Long.parseLong(typed));
        });
    }

    private Optional<String> name() {
        var name = row.text(ListColumn.NAME);
        if (name.isPresent() && !TypedText.isName(name.get())) {
            row.wrong(ListColumn.NAME, "must have a letter", "no-name");
        }
        return name;
    }

    private Optional<String> creditCode() {
        var code = row.text(ListColumn.CREDIT_CODE).map(TypedText::identifier).filter(one -> !one.isEmpty());
        if (code.filter(one -> !CreditCode.isValid(one)).isPresent()) {
            row.wrong(
                    ListColumn.CREDIT_CODE,
                    "must be 18 characters, the last of which checks the others",
                    "bad-credit-code");
        }
        return code;
    }

    private <V> Optional<V> oneOf(ListColumn column, Map<String, V> known, String fault, String code) {
        return row.text(column).flatMap(typed -> {
            var value = Optional.ofNullable(known.get(TypedText.plain(typed).toLowerCase(Locale.ROOT)));
            if (value.isEmpty()) {
                row.wrong(column, fault, code);
            }
            return value;
        });
    }

    private List<String> care() {
        var codes = row.text(ListColumn.SPECIAL_CARE).stream()
                .flatMap(typed -> Arrays.stream(typed.split("[,，;；|、]", -1)))
                .map(String::strip)
                .filter(typed -> !typed.isEmpty())
                .map(words::care)
                .distinct()
                .toList();
        if (codes.size() > MOST_CODES) {
            row.wrong(ListColumn.SPECIAL_CARE, "has at most " + MOST_CODES + " codes", "too-many");
            return List.of();
        }
        return codes;
    }

    private Optional<LocalDate> lastContact() {
        var typed = row.text(ListColumn.LAST_CONTACT);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        var text = typed.get();
        var day = SERIAL.matcher(text).matches()
                ? Optional.of(SERIAL_BEGIN.plusDays(new BigDecimal(text).longValue()))
                : CsvText.day(text.split("[ T]", -1)[0]);
        if (day.isEmpty()) {
            row.wrong(ListColumn.LAST_CONTACT, "must be a day such as 2026-09-25", "no-day");
        }
        return day;
    }

    private List<Contact.Draft> contacts() {
        var contacts = new ArrayList<Contact.Draft>();
        read(ListColumn.PHONES, ContactKind.PHONE, true, contacts);
        read(ListColumn.E_MAILS, ContactKind.E_MAIL, true, contacts);
        read(ListColumn.ADDRESSES, ContactKind.ADDRESS, false, contacts);
        return contacts;
    }

    private void read(ListColumn column, ContactKind kind, boolean isSemicolonDivider, List<Contact.Draft> contacts) {
        var cell = row.typed(column);
        if (!TypedText.isPlain(cell)) {
            row.wrong(column, "must have characters that can be seen", "");
            return;
        }
        var typed = ContactCell.read(cell, isSemicolonDivider);
        if (typed.size() > MOST_CONTACTS) {
            row.wrong(column, "has at most " + MOST_CONTACTS + " in one row", "too-many");
            return;
        }
        for (ContactCell.Typed one : typed) {
            contact(column, kind, one)
                    .filter(draft -> !contacts.contains(draft))
                    .ifPresent(contacts::add);
        }
    }

    private Optional<Contact.Draft> contact(ListColumn column, ContactKind kind, ContactCell.Typed typed) {
        var label = typed.label().map(TypedText::line).filter(text -> !text.isEmpty());
        if (label.filter(text -> isLongerThan(text, LONGEST_LABEL)).isPresent()) {
            row.wrong(column, "must have at most " + LONGEST_LABEL + " characters in brackets", "too-long");
            return Optional.empty();
        }
        return switch (kind) {
            case PHONE -> phone(column, typed.value(), label);
            case E_MAIL -> value(column, kind, TypedText.plain(typed.value()), label, ListRowReader::eMailFault);
            case ADDRESS -> value(column, kind, TypedText.line(typed.value()), label, text -> "");
        };
    }

    private Optional<Contact.Draft> phone(ListColumn column, String typed, Optional<String> label) {
        var read = phones.read(typed, words.phoneRegion());
        if (read instanceof Fault fault) {
            row.wrong(column, fault.words(), fault.code());
        }
        return read.phone()
                .map(phone -> new Contact.Draft(ContactKind.PHONE, phone.number(), phone.extension(), label));
    }

    private static String eMailFault(String text) {
        return MailAddress.read(text).isPresent() ? "" : "no-e-mail";
    }

    private Optional<Contact.Draft> value(
            ListColumn column, ContactKind kind, String text, Optional<String> label, UnaryOperator<String> fault) {
        var code = isLongerThan(text, LONGEST_ADDRESS) ? "too-long" : fault.apply(text);
        if (text.isEmpty() || !code.isEmpty()) {
            row.wrong(
                    column,
                    code.equals("too-long")
                            ? "must have at most " + LONGEST_ADDRESS + " characters"
                            : "must be an e-mail address",
                    code);
            return Optional.empty();
        }
        return Optional.of(new Contact.Draft(kind, text, Optional.empty(), label));
    }

    private static boolean isLongerThan(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }
}
