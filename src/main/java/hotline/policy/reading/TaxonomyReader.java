package hotline.policy.reading;

import hotline.policy.Department;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.Filer;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.policy.taxonomy.Subtype;
import hotline.policy.taxonomy.Taxonomy;
import hotline.text.TypedText;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how a policy sorts complaints: sources, channels, types with subtypes, severities (F1–F4). */
final class TaxonomyReader {
    private static final Set<String> CHANNEL_KEYS = Set.of("name", "source", "filed-by", "must-be-answered");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_CHANNELS = 50;
    private static final int MOST_TYPES = 100;
    private static final int MOST_SUBTYPES = 100;

    private static final Set<String> TYPE_KEYS = Set.of("name", "business", "department", "subtypes");

    private TaxonomyReader() {}

    static Taxonomy read(PolicyNode root, List<Department> departments) {
        return new Taxonomy(
                names(root.required("sources"), Source.class, Source.byCode()),
                channels(root.required("channels")),
                types(root.required("types"), DepartmentsReader.codes(departments)),
                names(root.required("severities"), Severity.class, Severity.byCode()));
    }

    static LocalizedName name(PolicyNode node) {
        return nameOf(node.onlyKnows(Set.of("zh", "en")));
    }

    /** Of a member that knows other keys too. */
    static LocalizedName nameOf(PolicyNode node) {
        return new LocalizedName(orUnnamed(node.required("zh")), orUnnamed(node.required("en")));
    }

    private static String orUnnamed(PolicyNode node) {
        var text = node.atMost(LONGEST_NAME).text();
        if (!text.isEmpty() && !TypedText.isName(TypedText.line(text))) {
            node.unfit(Mistake.NO_LETTER);
        } else if (!TypedText.line(text).equals(Normalizer.normalize(text.strip(), Form.NFC))) {
            node.unfit(Mistake.UNSEEN_CHARACTERS);
        }
        return text.isEmpty() ? "?" : text;
    }

    private static <E extends Enum<E>> Map<E, LocalizedName> names(
            PolicyNode node, Class<E> kind, Map<String, E> known) {
        node.onlyKnows(known.keySet());
        var names = new EnumMap<E, LocalizedName>(kind);
        known.forEach((code, value) -> names.put(value, name(node.required(code))));
        return names;
    }

    private static List<Channel> channels(PolicyNode node) {
        var channels = new ArrayList<Channel>();
        node.atMostMembers(MOST_CHANNELS).codedMembers().forEach((code, channel) -> {
            channel.onlyKnows(CHANNEL_KEYS);
            channels.add(new Channel(
                    code,
                    name(channel.required("name")),
                    channel.required("source").oneOf(Source.byCode(), Source.EXTERNAL),
                    channel.required("filed-by").oneOf(Filer.byCode(), Filer.AGENT),
                    channel.member("must-be-answered").map(PolicyNode::flag).orElse(false)));
        });
        return channels;
    }

    private static List<ComplaintType> types(PolicyNode node, Map<String, String> departments) {
        var types = new ArrayList<ComplaintType>();
        node.atMostMembers(MOST_TYPES).codedMembers().forEach((code, type) -> {
            type.onlyKnows(TYPE_KEYS);
            types.add(new ComplaintType(
                    code,
                    name(type.required("name")),
                    type.member("business").map(PolicyNode::flag).orElse(true),
                    type.member("department").map(department -> department.oneOf(departments, "")),
                    type.member("subtypes").map(TaxonomyReader::subtypes).orElse(List.of())));
        });
        return types;
    }

    private static List<Subtype> subtypes(PolicyNode node) {
        var subtypes = new ArrayList<Subtype>();
        node.atMostMembers(MOST_SUBTYPES)
                .codedMembers()
                .forEach((code, name) -> subtypes.add(new Subtype(code, name(name))));
        return subtypes;
    }
}
