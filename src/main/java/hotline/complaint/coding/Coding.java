package hotline.complaint.coding;

import hotline.policy.taxonomy.CodeList;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The codes that a complaint has; all of them may be missing.
 *
 * @param codes by list, for the lists of which a complaint has one code
 * @param incidentOn when it happened, as the customer says
 * @param emergency an event that must not spread (突发事件, F16)
 * @param specialCare why the customer needs more care; personal data
 * @param byProgram the lists with a code that the program chose by the type and no person has confirmed
 */
public record Coding(
        Map<CodeList, String> codes,
        Optional<LocalDate> incidentOn,
        boolean emergency,
        List<String> specialCare,
        Set<CodeList> byProgram) {
    public static final Coding NONE = new Coding(Map.of(), Optional.empty(), false, List.of(), Set.of());

    public Coding {
        var ordered = new EnumMap<CodeList, String>(CodeList.class);
        ordered.putAll(codes);
        codes = Collections.unmodifiableMap(ordered);
        specialCare = List.copyOf(specialCare);
        var lists = EnumSet.noneOf(CodeList.class);
        lists.addAll(byProgram);
        byProgram = Collections.unmodifiableSet(lists);
    }

    public Optional<String> code(CodeList list) {
        return Optional.ofNullable(codes.get(list));
    }

    /** The customer's own codes continue in a linked case (P7). */
    public Coding forLinkedCase() {
        var remedy = code(CodeList.REMEDIES);
        return new Coding(
                remedy.map(code -> Map.of(CodeList.REMEDIES, code)).orElse(Map.of()),
                incidentOn,
                false,
                specialCare,
                Set.of());
    }

    /** With that code, chosen by a person; empty: with none of that list. */
    Coding with(CodeList list, Optional<String> code) {
        return with(list, code, false);
    }

    Coding chosenByProgram(CodeList list, String code) {
        return with(list, Optional.of(code), true);
    }

    private Coding with(CodeList list, Optional<String> code, boolean isByProgram) {
        var changed = new EnumMap<CodeList, String>(CodeList.class);
        changed.putAll(codes);
        code.ifPresentOrElse(present -> changed.put(list, present), () -> changed.remove(list));
        var programs = EnumSet.noneOf(CodeList.class);
        programs.addAll(byProgram);
        if (isByProgram) {
            programs.add(list);
        } else {
            programs.remove(list);
        }
        return new Coding(changed, incidentOn, emergency, specialCare, programs);
    }
}
