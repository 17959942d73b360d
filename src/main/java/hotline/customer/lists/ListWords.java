package hotline.customer.lists;

import hotline.policy.Department;
import hotline.policy.Policy;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.DatedCode;
import hotline.policy.taxonomy.LocalizedName;
import hotline.text.TypedText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The policy's codes by all of their names, as people write them in lists. */
final class ListWords {
    private final Map<String, String> departments = new HashMap<>();
    private final Map<String, String> care = new HashMap<>();
    private final String phoneRegion;

    ListWords(Policy policy) {
        this.phoneRegion = policy.phoneRegion();
        for (Department one : policy.departments()) {
            name(departments, one.code(), one.name());
        }
        for (DatedCode one : policy.codes().lists().getOrDefault(CodeList.SPECIAL_CARE, List.of())) {
            name(care, one.code(), one.name());
        }
    }

    private static void name(Map<String, String> names, String code, LocalizedName name) {
        for (String one : List.of(code, name.zh(), name.en())) {
            names.putIfAbsent(folded(one), code);
        }
    }

    private static String folded(String typed) {
        return TypedText.plain(typed).toLowerCase(Locale.ROOT);
    }

    /** Its code; the text itself where there is none of that name. */
    String department(String typed) {
        return departments.getOrDefault(folded(typed), typed);
    }

    /** The same of special care. */
    String care(String typed) {
        return care.getOrDefault(folded(typed), typed);
    }

    boolean isDepartment(String code) {
        return departments.containsValue(code);
    }

    boolean areCare(Set<String> codes) {
        return care.values().containsAll(codes);
    }

    /** ISO 3166 region of numbers without a country code. */
    String phoneRegion() {
        return phoneRegion;
    }
}
