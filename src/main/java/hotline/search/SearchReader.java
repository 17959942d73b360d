package hotline.search;

import hotline.complaint.TrackingCode;
import hotline.complaint.TypedCode;
import hotline.complaint.reading.Search;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import hotline.policy.CaseNumbers;
import hotline.text.TypedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the identifiers in a searched text, which may be one of them, a tracking code, or a message that was pasted as
 * a whole. A text that may be a telephone number and a waybill is searched as both.
 */
public final class SearchReader {
    private static final Pattern RUN = Pattern.compile("[A-Z0-9]+(?:-[A-Z0-9]+)*+");
    private static final Pattern SECRET = Pattern.compile("(.+)-[A-Z0-9]{" + TrackingCode.SECRET_LENGTH + "}");
    private static final Pattern WRITTEN = Pattern.compile("[A-Z0-9-]{3,40}");
    /** Shorter ones in a longer text are dates and counts. */
    private static final int SHORTEST_IN_TEXT = 8;

    private static final int MOST_RUNS = 20;
    /** A tracking code with blanks for dashes and in groups, such as 202611 000863 JAM7 K2QX. */
    private static final int MOST_GROUPS = 8;

    private final CaseNumbers numbers;
    private final PhoneNumbers phones;

    public SearchReader(CaseNumbers numbers, PhoneNumbers phones) {
        this.numbers = numbers;
        this.phones = phones;
    }

    /** @param region ISO 3166 region of telephone numbers without a country code */
    public Search read(String text, String region) {
        var folded = TypedText.folded(text);
        var cases = new LinkedHashSet<String>();
        var waybills = new LinkedHashSet<String>();
        var whole = TypedText.identifier(text);
        number(whole, cases);
        asWritten(whole, cases);
        waybill(whole, waybills);
        TypedCode.read(text, numbers).forEach(code -> cases.add(code.number()));
        for (String run : runs(folded)) {
            number(run, cases);
            waybillInText(run, waybills);
        }
        inGroups(folded, cases, waybills);
        return new Search(List.copyOf(cases), List.copyOf(waybills), phones(text, folded, region));
    }

    private List<String> phones(String text, String folded, String region) {
        var found = new ArrayList<String>();
        phones.read(text, region).phone().map(Phone::number).ifPresent(found::add);
        if (found.isEmpty()) {
            runs(folded).stream()
                    .filter(run -> run.length() >= SHORTEST_IN_TEXT)
                    .flatMap(run -> phones.read(run, region).phone().stream())
                    .map(Phone::number)
                    .forEach(found::add);
        }
        return found;
    }

    /** What a text that finds nothing lacks to be a telephone number. */
    public Optional<Fault> fault(String text, String region) {
        return phones.read(text, region) instanceof Fault fault && fault.isOfIncompleteNumber()
                ? Optional.of(fault)
                : Optional.empty();
    }

    /** Numbers and codes with blanks for their dashes, waybills with blanks between groups. */
    private void inGroups(String folded, Set<String> cases, Set<String> waybills) {
        var groups = RUN.matcher(folded).results().limit(MOST_RUNS).toList();
        for (int first = 0; first < groups.size(); first++) {
            var together = new StringBuilder(groups.get(first).group());
            for (int next = first + 1; next < groups.size() && next < first + MOST_GROUPS; next++) {
                if (!folded.substring(
                                groups.get(next - 1).end(), groups.get(next).start())
                        .isBlank()) {
                    break;
                }
                together.append(' ').append(groups.get(next).group());
                waybillInText(together.toString(), waybills);
                cases.addAll(numbers.read(together.toString()));
                TypedCode.read(together.toString(), numbers).forEach(code -> cases.add(code.number()));
            }
        }
    }

    private static List<String> runs(String folded) {
        return RUN.matcher(folded)
                .results()
                .map(MatchResult::group)
                .limit(MOST_RUNS)
                .toList();
    }

    /** With the secret of a tracking code behind it, too. */
    private void number(String typed, Set<String> cases) {
        var code = SECRET.matcher(typed);
        cases.addAll(numbers.read(code.matches() ? code.group(1) : typed));
    }

    private static void waybillInText(String typed, Set<String> waybills) {
        if (TypedText.undivided(typed).length() >= SHORTEST_IN_TEXT
                && typed.chars().anyMatch(Character::isDigit)) {
            waybill(typed, waybills);
        }
    }

    private static void waybill(String typed, Set<String> waybills) {
        asWritten(TypedText.undivided(typed), waybills);
    }

    private static void asWritten(String typed, Set<String> identifiers) {
        if (WRITTEN.matcher(typed).matches()) {
            identifiers.add(typed);
        }
    }
}
