package hotline.customer.lists;

import hotline.customer.CallersOfNumber;
import hotline.customer.CallersOfNumber.FileOnNumber;
import hotline.customer.Consent;
import hotline.customer.Contact;
import hotline.customer.ContactKind;
import hotline.customer.CustomerKind;
import hotline.customer.FileFields;
import hotline.failure.Failure.WrongField;
import hotline.text.TypedText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What some rows of a list make of the files, one after the other: a row goes to the file that it names by number, else to the one with its
 * phone number and a name that fits, as complaints do, else it makes a new one. Pure.
 */
final class ListBatch {
    private final ListKnown known;
    private final ListRules rules;
    private final Instant now;
    private final ZoneId zone;
    private final Map<String, List<FileOnNumber>> onPhone = new HashMap<>();
    private final Map<Long, ListedFile> files = new HashMap<>();
    private final List<ListedFile> made = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int added;
    private int updated;
    private int same;
    private int refusalsKept;

    ListBatch(ListKnown known, ListRules rules, Instant now, ZoneId zone) {
        this.known = known;
        this.rules = rules;
        this.now = now;
        this.zone = zone;
        known.onPhone().forEach((phone, on) -> onPhone.put(phone, new ArrayList<>(on)));
        files.putAll(known.files());
    }

    /** A row that is not taken, and why. */
    record Refusal(ListRow row, List<WrongField> faults) {}

    void take(ListRow row) {
        var read = row.read();
        var faults = new ArrayList<>(read.faults());
        if (faults.isEmpty()) {
            var found = find(read, faults);
            if (faults.isEmpty()) {
                found.ifPresentOrElse(one -> change(one, read, faults), () -> make(read, faults));
            }
        }
        if (!faults.isEmpty()) {
            refusals.add(new Refusal(row, List.copyOf(faults)));
        }
    }

    /** @param isNamed by a number, so that the list may change what the file has; else it only adds to it */
    private record Found(ListedFile file, boolean isNamed, boolean isRoot) {}

    private Optional<Found> find(ListedRow row, List<WrongField> faults) {
        var byExternalId = row.externalId()
                .flatMap(id -> Optional.ofNullable(known.byExternalId().get(id)));
        if (row.customer().isPresent()) {
            var named = Optional.ofNullable(known.byNumber().get(row.customer().get()));
            if (named.isEmpty()) {
                var number = row.customer().get().toString();
                faults.add(row.fault(
                        ListColumn.CUSTOMER, "there is no customer's file " + number, "unknown-customer", number));
            } else if (byExternalId
                    .filter(other -> other.root() != named.get().root())
                    .isPresent()) {
                var other = Long.toString(byExternalId.get().root());
                faults.add(row.fault(
                        ListColumn.EXTERNAL_ID, "is the number of the file " + other, "other-customer", other));
            }
            return named.map(this::found);
        }
        if (byExternalId.isPresent()) {
            return byExternalId.map(this::found);
        }
        if (row.name().isEmpty()) {
            faults.add(row.fault(ListColumn.NAME, "must not be empty", "missing"));
            return Optional.empty();
        }
        return onPhone(row).map(file -> new Found(file, false, true));
    }

    private Found found(ListKnown.Named named) {
        return new Found(fileAt(named.root()), true, named.isRoot());
    }

    /** Two numbers of the other software are two customers there. */
    private Optional<ListedFile> onPhone(ListedRow row) {
        for (Contact.Draft phone : phones(row)) {
            var candidates = onPhone.getOrDefault(phone.value(), List.of()).stream()
                    .filter(one -> row.externalId().isEmpty()
                            || fileAt(one.root()).externalId().isEmpty())
                    .toList();
            var file = CallersOfNumber.file(candidates, row.name().orElseThrow(), phone.extension());
            if (file.isPresent()) {
                long fitting = file.get();
                return candidates.stream()
                        .filter(one -> one.file() == fitting)
                        .findFirst()
                        .map(one -> fileAt(one.root()));
            }
        }
        return Optional.empty();
    }

    private ListedFile fileAt(long root) {
        return Optional.ofNullable(files.get(root)).orElseThrow();
    }

    static List<Contact.Draft> phones(ListedRow row) {
        return row.contacts().stream()
                .filter(one -> one.kind() == ContactKind.PHONE)
                .toList();
    }

    private void change(Found found, ListedRow row, List<WrongField> faults) {
        var file = found.file();
        if (file.isSealed()) {
            faults.add(sealed(found, row));
            return;
        }
        file.refuse(refused(row));
        var lacking = file.lacking(row.contacts());
        if (file.contacts() + lacking.size() > ListRules.MOST_CONTACTS) {
            faults.add(row.fault(
                    ListColumn.PHONES,
                    "a file has at most " + ListRules.MOST_CONTACTS + " contacts",
                    "too-many-contacts"));
        }
        var change = rules.change(file, row, found.isNamed(), found.isRoot());
        faults.addAll(change.faults());
        if (!faults.isEmpty()) {
            return;
        }
        boolean differs = file.take(change.fields(), change.externalId());
        file.add(lacking);
        refusalsKept += change.isRefusalKept() ? 1 : 0;
        if (differs || !lacking.isEmpty()) {
            updated++;
        } else {
            same++;
        }
    }

    private static WrongField sealed(Found found, ListedRow row) {
        var by = row.customer().isPresent()
                ? ListColumn.CUSTOMER
                : found.isNamed() ? ListColumn.EXTERNAL_ID : ListColumn.PHONES;
        var number = Long.toString(found.file().id());
        return row.fault(
                by, "the file " + number + " is sealed until the customer's next complaint", "sealed-customer", number);
    }

    private ListedFile.Refused refused(ListedRow row) {
        return phones(row).stream()
                .flatMap(phone -> Optional.ofNullable(known.refused().get(phone.value())).stream())
                .reduce(ListedFile.Refused.NOTHING, ListedFile.Refused::and);
    }

    /** No list takes back what the customer refused before they were erased. */
    private static Optional<Consent> consent(Optional<Consent> said, boolean isRefused) {
        return said.filter(one -> one == Consent.REFUSED || !isRefused);
    }

    private void make(ListedRow row, List<WrongField> faults) {
        if (phones(row).isEmpty() && row.externalId().isEmpty()) {
            faults.add(row.fault(
                    ListColumn.PHONES,
                    "must have a phone number or a customer number, by which it is found again",
                    "not-to-be-found"));
        }
        var kind = row.kind()
                .orElseGet(() -> row.creditCode().isPresent()
                        ? CustomerKind.COMPANY
                        : CustomerKind.ofName(TypedText.plain(row.name().orElse(""))));
        if (kind == CustomerKind.PERSON && row.creditCode().isPresent()) {
            faults.add(row.fault(ListColumn.CREDIT_CODE, "only a company has one", "of-companies"));
        }
        faults.addAll(rules.faults(row, Optional.empty()));
        if (!faults.isEmpty()) {
            return;
        }
        var refused = refused(row);
        var calls = consent(row.calls(), refused.calls());
        var sms = consent(row.sms(), refused.sms());
        refusalsKept += calls.equals(row.calls()) && sms.equals(row.sms()) ? 0 : 1;
        var fields = new FileFields(
                kind,
                row.name().orElseThrow(),
                row.creditCode(),
                row.language().orElse("zh"),
                row.region(),
                row.department(),
                row.specialCare(),
                calls,
                sms,
                row.responsible().flatMap(rules::person));
        var lastContactAt = row.lastContact()
                .map(day -> day.atStartOfDay(zone).toInstant())
                .filter(at -> at.isBefore(now))
                .orElse(now);
        var file = ListedFile.made(-1L - made.size(), fields, row.externalId(), refused, lastContactAt);
        file.add(row.contacts());
        made.add(file);
        files.put(file.id(), file);
        for (Contact.Draft phone : phones(row)) {
            onPhone.computeIfAbsent(phone.value(), number -> new ArrayList<>())
                    .add(new FileOnNumber(file.id(), fields.name(), phone.extension(), lastContactAt, file.id(), true));
        }
        added++;
    }

    /** The first one's id is -1, the next one's -2. */
    List<ListedFile> made() {
        return List.copyOf(made);
    }

    List<ListedFile> changed() {
        return known.files().values().stream().filter(ListedFile::isChanged).toList();
    }

    /** New ones and changed ones. */
    Stream<ListedFile> touched() {
        return Stream.concat(made.stream(), changed().stream());
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    ListCounts counts() {
        long all = (long) added + updated + same + refusals.size();
        return new ListCounts(all, added, updated, same, refusals.size(), refusalsKept);
    }
}
