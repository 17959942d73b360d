package hotline.complaint.coding;

import hotline.policy.taxonomy.CodeList;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person chose; a field that is not named stays as it is.
 *
 * @param codes by list; an empty one takes the code away
 * @param incidentOn an empty date within takes it away
 */
public record CodingChoice(
        Map<CodeList, Optional<String>> codes,
        Optional<Optional<LocalDate>> incidentOn,
        Optional<Boolean> emergency,
        Optional<List<String>> specialCare) {
    public static final CodingChoice NONE =
            new CodingChoice(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public CodingChoice {
        codes = Map.copyOf(codes);
        specialCare = specialCare.map(List::copyOf);
    }

    public static CodingChoice of(CodeList list, String code) {
        return new CodingChoice(Map.of(list, Optional.of(code)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** It is an emergency (F16). */
    public static CodingChoice ofEmergency() {
        return new CodingChoice(Map.of(), Optional.empty(), Optional.of(true), Optional.empty());
    }

    public CodingChoice and(CodeList list, String code) {
        var more = new EnumMap<CodeList, Optional<String>>(CodeList.class);
        more.putAll(codes);
        more.put(list, Optional.of(code));
        return new CodingChoice(more, incidentOn, emergency, specialCare);
    }

    public CodingChoice happenedOn(LocalDate day) {
        return new CodingChoice(codes, Optional.of(Optional.of(day)), emergency, specialCare);
    }

    public CodingChoice caringFor(List<String> why) {
        return new CodingChoice(codes, incidentOn, emergency, Optional.of(why));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The codes after the choice; a person made it. */
    Coding on(Coding before) {
        var after = before;
        for (var one : codes.entrySet()) {
            after = after.with(one.getKey(), one.getValue());
        }
        return new Coding(
                after.codes(),
                incidentOn.orElse(before.incidentOn()),
                emergency.orElse(before.emergency()),
                specialCare.orElse(before.specialCare()).stream().distinct().toList(),
                after.byProgram());
    }
}
