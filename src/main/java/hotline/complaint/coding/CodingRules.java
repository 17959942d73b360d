package hotline.complaint.coding;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.policy.Policy;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.CodeLists;
import hotline.policy.taxonomy.DatedCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which codes a complaint may get on a day. Pure. A code that it has already stays, also after its last day.
 *
 * @param lists of the policy that rules the complaint
 * @param day today in the policy's zone
 * @param receivedOn the day of its receipt
 */
public record CodingRules(CodeLists lists, LocalDate day, LocalDate receivedOn) {
    /** What happened longer ago is a slip of the keyboard. */
    private static final int OLDEST_INCIDENT_YEARS = 10;

    public static CodingRules of(Policy policy, Instant now, Instant receivedAt) {
        return new CodingRules(
                policy.codes(),
                LocalDate.ofInstant(now, policy.zone()),
                LocalDate.ofInstant(receivedAt, policy.zone()));
    }

    /** Throws {@link Failure.Invalid} with all its faults where the choice is not possible. */
    public Coding chosen(Coding before, CodingChoice choice) {
        var faults = faults(before, choice);
        if (!faults.isEmpty()) {
            throw Failure.Invalid.of(faults);
        }
        return choice.on(before);
    }

    /** Why the choice is not possible; empty if it is. */
    public List<WrongField> faults(Coding before, CodingChoice choice) {
        var faults = new ArrayList<WrongField>();
        choice.codes().forEach((list, chosen) -> chosen.filter(
                        code -> before.code(list).filter(code::equals).isEmpty())
                .flatMap(code -> fault(list, code))
                .ifPresent(faults::add));
        choice.specialCare().orElse(List.of()).stream()
                .filter(code -> !before.specialCare().contains(code))
                .flatMap(code -> fault(CodeList.SPECIAL_CARE, code).stream())
                .forEach(faults::add);
        choice.incidentOn()
                .filter(incident -> !incident.equals(before.incidentOn()))
                .flatMap(incident -> incident.flatMap(this::incidentFault))
                .ifPresent(faults::add);
        return faults;
    }

    /** The codes that the type suggests for lists of which the complaint has none. */
    public Map<CodeList, String> proposed(Coding coding, String type, Optional<String> subtype) {
        var proposed = new EnumMap<CodeList, String>(CodeList.class);
        for (CodeList list : CodeList.values()) {
            if (!list.holdsSeveral() && coding.code(list).isEmpty()) {
                lists.suggested(list, day, type, subtype).ifPresent(code -> proposed.put(list, code));
            }
        }
        return proposed;
    }

    /** With the codes that the program chooses when a complaint is closed without them (F12, P2). */
    public Coding atClosing(Coding before, String type, Optional<String> subtype) {
        var after = before;
        for (var one : proposed(before, type, subtype).entrySet()) {
            if (one.getKey().isChosenAtClosing()) {
                after = after.chosenByProgram(one.getKey(), one.getValue());
            }
        }
        return after;
    }

    private Optional<WrongField> fault(CodeList list, String code) {
        var valid = lists.validOn(day, list);
        if (valid.stream().anyMatch(one -> one.code().equals(code))) {
            return Optional.empty();
        }
        var known = valid.isEmpty()
                ? "the policy has none"
                : "must be one of " + valid.stream().map(DatedCode::code).collect(Collectors.joining(", "));
        return Optional.of(new WrongField("/" + list.field(), known, "no-such-code"));
    }

    private Optional<WrongField> incidentFault(LocalDate incident) {
        if (incident.isAfter(receivedOn)) {
            return Optional.of(new WrongField(
                    "/incidentOn", "must not be after " + receivedOn + ", the day of receipt", "after-receipt"));
        }
        var oldest = receivedOn.minusYears(OLDEST_INCIDENT_YEARS);
        return incident.isBefore(oldest)
                ? Optional.of(new WrongField("/incidentOn", "must not be before " + oldest, "long-ago"))
                : Optional.empty();
    }
}
