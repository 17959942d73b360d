package hotline.customer.lists;

import hotline.customer.Consent;
import hotline.customer.CustomerKind;
import hotline.customer.CustomerName;
import hotline.customer.FileFields;
import hotline.failure.Failure.WrongField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a row changes in a file. A row that names the file by its number changes what it says; one that was found by a phone number only fills
 * what is empty, so that a name is never overwritten by a number that families and offices share. No row takes a refusal back. Pure.
 */
final class ListRules {
    static final int MOST_CONTACTS = 100;

    private final ListWords words;
    private final Map<String, Handler> people;

    /** @param canHandle an agent or supervisor with an account that is enabled */
    record Handler(long id, boolean canHandle) {}

    /** @param people by login */
    ListRules(ListWords words, Map<String, Handler> people) {
        this.words = words;
        this.people = Map.copyOf(people);
    }

    /** @param isRefusalKept the row agrees to what the customer refuses */
    record Change(FileFields fields, Optional<String> externalId, boolean isRefusalKept, List<WrongField> faults) {}

    Optional<Long> person(String login) {
        return Optional.ofNullable(people.get(login)).map(Handler::id);
    }

    /** @param before what the file has may stay, also where the policy has it no more */
    List<WrongField> faults(ListedRow row, Optional<FileFields> before) {
        var faults = new ArrayList<WrongField>();
        row.department()
                .filter(code -> !words.isDepartment(code)
                        && !before.flatMap(FileFields::department).equals(Optional.of(code)))
                .ifPresent(code -> faults.add(
                        row.fault(ListColumn.DEPARTMENT, "must be a department of the policy", "no-department", code)));
        var care = new HashSet<>(row.specialCare());
        before.ifPresent(had -> care.removeAll(had.specialCare()));
        if (!words.areCare(care)) {
            faults.add(row.fault(ListColumn.SPECIAL_CARE, "must be codes of the policy", "no-code"));
        }
        row.responsible()
                .filter(login -> !isHandler(login, before))
                .ifPresent(login ->
                        faults.add(row.fault(ListColumn.RESPONSIBLE, "is no agent or supervisor", "no-agent", login)));
        return faults;
    }

    private boolean isHandler(String login, Optional<FileFields> before) {
        var person = Optional.ofNullable(people.get(login));
        return person.filter(one -> one.canHandle()
                        || before.flatMap(FileFields::responsible).equals(Optional.of(one.id())))
                .isPresent();
    }

    /**
     * The file after a row.
     *
     * @param isNamed by its number
     * @param isRoot the number is this file's; else of one that is merged into it, which has its own name
     */
    Change change(ListedFile file, ListedRow row, boolean isNamed, boolean isRoot) {
        var before = file.fields();
        var faults = new ArrayList<>(faults(row, Optional.of(before)));
        var kind = isNamed ? row.kind().orElse(before.kind()) : before.kind();
        var code = prefer(isNamed, row.creditCode(), before.creditCode());
        if (kind == CustomerKind.PERSON && row.creditCode().isPresent() && code.equals(row.creditCode())) {
            faults.add(row.fault(ListColumn.CREDIT_CODE, "only a company has one", "of-companies"));
        }
        var calls = consent(row.calls(), before.calls(), file.refused().calls(), isNamed);
        var sms = consent(row.sms(), before.sms(), file.refused().sms(), isNamed);
        var fields = new FileFields(
                kind,
                isNamed && isRoot ? name(row, before) : before.name(),
                code.filter(some -> kind == CustomerKind.COMPANY),
                isNamed ? row.language().orElse(before.language()) : before.language(),
                prefer(isNamed, row.region(), before.region()),
                prefer(isNamed, row.department(), before.department()),
                (isNamed && !row.specialCare().isEmpty())
                                || before.specialCare().isEmpty()
                        ? row.specialCare()
                        : before.specialCare(),
                calls,
                sms,
                prefer(isNamed, row.responsible().flatMap(this::person), before.responsible()));
        return new Change(
                fields,
                isRoot ? prefer(isNamed, row.externalId(), file.externalId()) : file.externalId(),
                isKept(row.calls(), calls) || isKept(row.sms(), sms),
                faults);
    }

    private static <T> Optional<T> prefer(boolean isNamed, Optional<T> said, Optional<T> before) {
        return isNamed ? said.or(() -> before) : before.or(() -> said);
    }

    /** 王先生 says less than 王小明. */
    private static String name(ListedRow row, FileFields before) {
        return row.name()
                .filter(name -> {
                    var typed = CustomerName.of(name);
                    var had = CustomerName.of(before.name());
                    return typed.isFull() || !had.isFull() || !had.fits(typed);
                })
                .orElse(before.name());
    }

    private static Optional<Consent> consent(
            Optional<Consent> said, Optional<Consent> before, boolean isRefusedElsewhere, boolean isNamed) {
        boolean isRefused = before.filter(had -> had == Consent.REFUSED).isPresent();
        if (isRefused || said.filter(one -> one == Consent.REFUSED).isPresent()) {
            return Optional.of(Consent.REFUSED);
        }
        return isRefusedElsewhere ? before : prefer(isNamed, said, before);
    }

    private static boolean isKept(Optional<Consent> said, Optional<Consent> now) {
        return said.filter(one -> one == Consent.AGREED).isPresent() && !now.equals(said);
    }
}
