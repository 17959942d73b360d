package hotline.policy.reading;

import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.CodeLists;
import hotline.policy.taxonomy.CodeLists.Alternative;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.DatedCode;
import hotline.policy.taxonomy.Subtype;
import hotline.policy.taxonomy.Taxonomy;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the lists of codes other than type and severity, with the days on which each code may be chosen. */
public final class CodesReader {
    public static final Set<String> KEYS = keys();
    public static final Set<String> CODE_KEYS = Set.of("zh", "en", "from", "until", "suggested-by", "refuses");
    public static final Set<String> ALTERNATIVE_KEYS = Set.of("zh", "en", "after-days");
    private static final String ALTERNATIVES = "alternatives";
    private static final int MOST_CODES = 50;
    private static final int MOST_DAYS = 3_660;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Map<String, String> types = new LinkedHashMap<>();

    private CodesReader(Taxonomy taxonomy) {
        for (ComplaintType type : taxonomy.types()) {
            types.put(type.code(), type.code());
            for (Subtype subtype : type.subtypes()) {
                var both = type.code() + "/" + subtype.code();
                types.put(both, both);
            }
        }
    }

    static CodeLists read(PolicyNode node, Taxonomy taxonomy) {
        node.onlyKnows(KEYS);
        var reader = new CodesReader(taxonomy);
        var lists = new EnumMap<CodeList, List<DatedCode>>(CodeList.class);
        for (CodeList list : CodeList.values()) {
            node.member(list.code()).ifPresent(place -> lists.put(list, reader.codes(place, list)));
        }
        return new CodeLists(
                lists, node.member(ALTERNATIVES).map(CodesReader::alternatives).orElse(List.of()));
    }

    private List<DatedCode> codes(PolicyNode node, CodeList list) {
        var codes = new ArrayList<DatedCode>();
        var suggesting = new HashMap<String, String>();
        node.atMostMembers(MOST_CODES).codedMembers().forEach((code, place) -> {
            place.onlyKnows(CODE_KEYS);
            var from = place.member("from").flatMap(CodesReader::date);
            var until = place.member("until").flatMap(CodesReader::date);
            if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
                place.required("until").problem(Mistake.ENDS_BEFORE_IT_BEGINS, until.get(), from.get());
            }
            if (place.member("refuses").isPresent() && list != CodeList.OUTCOMES) {
                place.required("refuses").problem(Mistake.ONLY_OF_OUTCOMES);
            }
            codes.add(new DatedCode(
                    code,
                    TaxonomyReader.nameOf(place),
                    from,
                    until,
                    suggestedBy(place, code, suggesting),
                    place.member("refuses").map(PolicyNode::flag).orElse(false)));
        });
        return codes;
    }

    /** @param suggesting the code that each type suggests already */
    private Set<String> suggestedBy(PolicyNode node, String code, Map<String, String> suggesting) {
        var named = new HashSet<String>();
        for (PolicyNode item :
                node.member("suggested-by").map(PolicyNode::items).orElse(List.of())) {
            var type = item.oneOf(types, "");
            var other = suggesting.putIfAbsent(type, code);
            if (other != null && !type.isEmpty() && !isDatedApart(node)) {
                item.problem(Mistake.SUGGESTS_ANOTHER, type, other);
            }
            named.add(type);
        }
        return named;
    }

    /** A code that follows another from a day on is suggested by the same types. */
    private static boolean isDatedApart(PolicyNode node) {
        return node.member("from").isPresent() || node.member("until").isPresent();
    }

    private static List<Alternative> alternatives(PolicyNode node) {
        var all = new ArrayList<Alternative>();
        node.atMostMembers(MOST_CODES).codedMembers().forEach((code, place) -> {
            place.onlyKnows(ALTERNATIVE_KEYS);
            all.add(new Alternative(
                    code,
                    TaxonomyReader.nameOf(place),
                    place.member("after-days")
                            .map(days -> days.integer(0, MOST_DAYS))
                            .orElse(0)));
        });
        return all;
    }

    private static Optional<LocalDate> date(PolicyNode node) {
        var text = node.text();
        try {
            if (DATE.matcher(text).matches()) {
                return Optional.of(LocalDate.parse(text));
            }
        } catch (DateTimeException noDay) {
            // reported below, like a text of another form
        }
        if (!text.isEmpty()) {
            node.problem(Mistake.NO_DATE, PolicyNode.quoted(text));
        }
        return Optional.empty();
    }

    private static Set<String> keys() {
        var keys = new HashSet<String>();
        keys.add(ALTERNATIVES);
        keys.addAll(CodeList.byCode().keySet());
        return Set.copyOf(keys);
    }
}
