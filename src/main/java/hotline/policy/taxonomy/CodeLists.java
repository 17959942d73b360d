package hotline.policy.taxonomy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The codes of a policy other than type and severity, each list in the policy's order. A list that the policy leaves away is
 * empty.
 *
 * @param alternatives what else a customer can do who is refused
 */
public record CodeLists(Map<CodeList, List<DatedCode>> lists, List<Alternative> alternatives) {
    public static final CodeLists NONE = new CodeLists(Map.of(), List.of());

    public CodeLists {
        var ordered = new EnumMap<CodeList, List<DatedCode>>(CodeList.class);
        for (CodeList list : CodeList.values()) {
            ordered.put(list, List.copyOf(lists.getOrDefault(list, List.of())));
        }
        lists = Collections.unmodifiableMap(ordered);
        alternatives = List.copyOf(alternatives);
    }

    /**
     * What a refused customer can do, such as turning to the postal regulator (12305).
     *
     * @param afterDays how many days after receipt it is possible; 0: at once
     */
    public record Alternative(String code, LocalizedName name, int afterDays) {}

    public List<DatedCode> of(CodeList list) {
        return lists.getOrDefault(list, List.of());
    }

    /** Those that may be chosen on that day. */
    public List<DatedCode> validOn(LocalDate day, CodeList list) {
        return of(list).stream().filter(code -> code.isValidOn(day)).toList();
    }

    public Optional<DatedCode> code(CodeList list, String code) {
        return of(list).stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** The code that the type suggests on that day; the subtype counts before its type. */
    public Optional<String> suggested(CodeList list, LocalDate day, String type, Optional<String> subtype) {
        return subtype.flatMap(sub -> suggestedBy(list, day, type + "/" + sub)).or(() -> suggestedBy(list, day, type));
    }

    private Optional<String> suggestedBy(CodeList list, LocalDate day, String type) {
        return validOn(day, list).stream()
                .filter(code -> code.suggestedBy().contains(type))
                .map(DatedCode::code)
                .findFirst();
    }
}
