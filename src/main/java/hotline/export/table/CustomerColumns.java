package hotline.export.table;

import hotline.customer.Contact;
import hotline.customer.ContactKind;
import hotline.customer.Customer.TierNow;
import hotline.customer.lists.ContactCell;
import hotline.customer.lists.ListColumn;
import hotline.customer.lists.ListedCustomer;
import hotline.export.CodeWords;
import hotline.export.Column;
import hotline.export.Column.Coded;
import hotline.export.PolicyWords;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.LocalizedName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of customers, as a list that is sent has them: a file taken out can be sent again. */
final class CustomerColumns {
    private CustomerColumns() {}

    static List<Column<ListedCustomer>> of(PolicyWords words) {
        int now = words.now();
        return List.of(
                text(ListColumn.CUSTOMER, row -> Optional.of(Long.toString(row.file()))),
                text(ListColumn.EXTERNAL_ID, ListedCustomer::externalId),
                coded(
                        ListColumn.KIND,
                        row -> Optional.of(CodeWords.of(
                                "customers.kind", row.fields().kind().code()))),
                text(ListColumn.NAME, row -> Optional.of(row.fields().name())),
                text(ListColumn.CREDIT_CODE, row -> row.fields().creditCode()),
                coded(
                        ListColumn.LANGUAGE,
                        row -> Optional.of(CodeWords.of("language", row.fields().language()))),
                text(ListColumn.REGION, row -> row.fields().region()),
                coded(ListColumn.DEPARTMENT, row -> row.fields().department().map(code -> words.department(now, code))),
                coded(
                        ListColumn.SPECIAL_CARE,
                        row -> joined(row.fields().specialCare().stream()
                                .map(code -> words.code(now, CodeList.SPECIAL_CARE, code))
                                .toList())),
                coded(
                        ListColumn.CALLS,
                        row -> row.fields().calls().map(said -> CodeWords.of("customers.consent", said.code()))),
                coded(
                        ListColumn.SMS,
                        row -> row.fields().sms().map(said -> CodeWords.of("customers.consent", said.code()))),
                text(ListColumn.RESPONSIBLE, ListedCustomer::responsible),
                text(ListColumn.PHONES, row -> contacts(row, ContactKind.PHONE)),
                text(ListColumn.E_MAILS, row -> contacts(row, ContactKind.E_MAIL)),
                text(ListColumn.ADDRESSES, row -> contacts(row, ContactKind.ADDRESS)),
                day(ListColumn.LAST_CONTACT, words, ListedCustomer::lastContactAt),
                coded(
                        ListColumn.TIERS,
                        row -> joined(row.tiers().stream()
                                .map(tier -> tier(words, now, tier))
                                .toList())),
                text(ListColumn.MERGED, CustomerColumns::merged),
                day(ListColumn.CREATED, words, ListedCustomer::createdAt));
    }

    private static Column<ListedCustomer> text(ListColumn column, Function<ListedCustomer, Optional<String>> text) {
        return Column.text(
                column.title(), column.names().chinese(), column.names().english(), text);
    }

    private static Column<ListedCustomer> coded(ListColumn column, Function<ListedCustomer, Optional<Coded>> coded) {
        return Column.coded(
                column.title(), column.names().chinese(), column.names().english(), coded);
    }

    private static Column<ListedCustomer> day(
            ListColumn column, PolicyWords words, Function<ListedCustomer, Instant> at) {
        return Column.day(
                column.title(),
                column.names().chinese(),
                column.names().english(),
                row -> Optional.of(LocalDate.ofInstant(at.apply(row), words.zone(words.now()))));
    }

    private static Coded tier(PolicyWords words, int now, TierNow tier) {
        var named = CodeWords.of("tier", tier.tier().code());
        return tier.department()
                .map(code -> words.department(now, code))
                .map(department -> new Coded(
                        named.code() + " (" + department.code() + ")",
                        new LocalizedName(
                                named.name().zh() + "（" + department.name().zh() + "）",
                                named.name().en() + " (" + department.name().en() + ")")))
                .orElse(named);
    }

    private static Optional<Coded> joined(List<Coded> all) {
        return Optional.of(all)
                .filter(some -> !some.isEmpty())
                .map(some -> new Coded(
                        some.stream().map(Coded::code).collect(Collectors.joining(",")),
                        new LocalizedName(
                                some.stream().map(one -> one.name().zh()).collect(Collectors.joining("、")),
                                some.stream().map(one -> one.name().en()).collect(Collectors.joining(", ")))));
    }

    private static Optional<String> contacts(ListedCustomer row, ContactKind kind) {
        List<Contact.Draft> all =
                row.contacts().stream().filter(one -> one.kind() == kind).toList();
        return Optional.of(ContactCell.of(all)).filter(cell -> !cell.isEmpty());
    }

    private static Optional<String> merged(ListedCustomer row) {
        return Optional.of(row.merged().stream()
                        .map(one -> one.file() + " " + one.name())
                        .collect(Collectors.joining(" | ")))
                .filter(cell -> !cell.isEmpty());
    }
}
