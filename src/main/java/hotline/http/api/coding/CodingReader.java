package hotline.http.api.coding;

import hotline.complaint.coding.Coding;
import hotline.complaint.coding.CodingChoice;
import hotline.complaint.coding.CodingRules;
import hotline.http.engine.JsonReader;
import hotline.policy.taxonomy.CodeList;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads chosen codes; a field that is null takes the code away. */
public final class CodingReader {
    private static final Set<CodeList> ALL = EnumSet.complementOf(EnumSet.of(CodeList.SPECIAL_CARE));
    private static final Set<CodeList> OF_RESOLVING =
            EnumSet.complementOf(EnumSet.of(CodeList.SPECIAL_CARE, CodeList.REMEDIES));
    private static final int LONGEST_CODE = 100;
    private static final int MOST_CODES = 20;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private CodingReader() {}

    /** Those of a new complaint, checked; problems are reported to the reader. */
    public static Coding atIntake(JsonReader json, CodingRules rules) {
        var choice = read(json, EnumSet.of(CodeList.REMEDIES), true);
        var faults = rules.faults(Coding.NONE, choice);
        faults.forEach(fault -> json.wrong(fault.pointer().substring(1), fault.detail(), fault.code()));
        return faults.isEmpty() ? rules.chosen(Coding.NONE, choice) : Coding.NONE;
    }

    /** Every code. */
    public static CodingChoice all(JsonReader json) {
        return read(json, ALL, true);
    }

    /** Those that are chosen with the step that resolves a complaint. */
    public static CodingChoice ofResolving(JsonReader json) {
        return read(json, OF_RESOLVING, false);
    }

    private static CodingChoice read(JsonReader json, Set<CodeList> lists, boolean facts) {
        var codes = new EnumMap<CodeList, Optional<String>>(CodeList.class);
        lists.stream()
                .filter(list -> json.names(list.field()))
                .forEach(list -> codes.put(list, json.text(list.field(), LONGEST_CODE)));
        if (!facts) {
            return new CodingChoice(codes, Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new CodingChoice(
                codes,
                json.names("incidentOn") ? Optional.of(date(json)) : Optional.empty(),
                json.names("emergency") ? Optional.of(json.flag("emergency")) : Optional.empty(),
                json.names("specialCare") ? Optional.of(care(json)) : Optional.empty());
    }

    private static List<String> care(JsonReader json) {
        return json.texts(CodeList.SPECIAL_CARE.field(), MOST_CODES, LONGEST_CODE)
                .orElse(List.of());
    }

    private static Optional<LocalDate> date(JsonReader json) {
        var written = json.line("incidentOn", 40);
        try {
            return written.flatMap(text -> DATE.matcher(text).matches()
                    ? Optional.of(LocalDate.parse(text))
                    : json.wrong("incidentOn", "must be a day such as 2026-09-24", "no-day"));
        } catch (DateTimeException noDay) {
            return json.wrong("incidentOn", "must be a day such as 2026-09-24", "no-day");
        }
    }
}
