package hotline.telephony.mapping;

import hotline.policy.reading.Mistake;
import hotline.policy.reading.PolicyNode;
import hotline.policy.taxonomy.LocalizedName;
import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallEventType;
import hotline.telephony.CallParty;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a mapping file and checks it like a policy: all mistakes at once, each with its line. */
public final class MappingReader {
    public static final Set<String> KEYS = Set.of(
            "format",
            "name",
            "bodies",
            "secret",
            "signature-header",
            "reply",
            "dial-reply",
            "json-texts",
            "root",
            "encoded-values",
            "templates",
            "withheld",
            "values",
            "events");
    public static final Set<String> REPLY_KEYS = Set.of("status", "type", "body");
    /** Whose words a file translates into ours. */
    public static final Set<String> VALUE_KEYS = Set.of("direction", "cause", "ended-by");
    /** Values of an event that are read as texts. */
    public static final Set<String> FIELD_KEYS = Set.of(
            "call",
            "leg",
            "own-id",
            "direction",
            "from",
            "to",
            "caller-name",
            "queue",
            "agent",
            "cause",
            "ended-by",
            "original-call");

    public static final Set<String> TIME_KEYS = Set.of("from", "plus", "minus", "given");
    public static final Set<String> EVENT_KEYS = eventKeys();
    private static final Map<String, CallEventType> STEPS = Map.of(
            "offered", CallEventType.OFFERED,
            "queued", CallEventType.QUEUED,
            "alerting", CallEventType.ALERTING,
            "answered", CallEventType.ANSWERED,
            "ended", CallEventType.ENDED);
    private static final int MOST_EVENTS = 60;
    private static final int LONGEST_REPLY = 2_000;

    private MappingReader() {}

    private static Set<String> eventKeys() {
        var keys = new HashSet<>(FIELD_KEYS);
        keys.addAll(Set.of(
                "type", "each", "when", "unless", "present", "some", "absent", "at", "held", "held-micros", "times"));
        return Set.copyOf(keys);
    }

    /** Throws {@link hotline.policy.reading.PolicyInvalid} with every mistake. */
    public static Mapping read(String file, String yaml) {
        var root = PolicyNode.parse(file, yaml).onlyKnows(KEYS);
        var secrets = codes(root.required("secret"), SecretWay.byCode(), SecretWay.BEARER);
        var header = root.member("signature-header").map(PolicyNode::text);
        if (secrets.contains(SecretWay.HMAC_HEADER) && header.isEmpty()) {
            root.problem(Mistake.MISSING, "signature-header");
        }
        var name = root.required("name").onlyKnows(Set.of("zh", "en"));
        var mapping = new Mapping(
                root.required("format").code(),
                new LocalizedName(named(name.required("zh")), named(name.required("en"))),
                codes(root.required("bodies"), BodyForm.byCode(), BodyForm.JSON),
                secrets,
                header,
                root.member("reply").map(MappingReader::reply).orElse(new Mapping.Reply(202, "application/json", "{}")),
                root.member("dial-reply").map(MappingReader::reply),
                root.member("json-texts").map(PolicyNode::lines).orElse(List.of()),
                root.member("root").map(PolicyNode::text),
                root.member("encoded-values").map(PolicyNode::flag).orElse(false),
                root.member("templates").map(PolicyNode::flag).orElse(false),
                root.member("withheld").map(PolicyNode::lines).map(Set::copyOf).orElse(Set.of()),
                root.member("values").map(MappingReader::values).orElse(Map.of()),
                root.required("events").atMostMembers(MOST_EVENTS).items().stream()
                        .map(MappingReader::event)
                        .toList());
        return root.reading().orThrow(mapping);
    }

    /** A harmless stand-in where it is missing, which was reported already. */
    private static String named(PolicyNode node) {
        var name = node.text();
        return name.isBlank() ? "-" : name;
    }

    private static <T> Set<T> codes(PolicyNode node, Map<String, T> known, T standIn) {
        var items = node.items();
        if (items.isEmpty() && node.isList()) {
            node.problem(Mistake.NONE_NAMED);
        }
        return items.stream()
                .map(item -> item.oneOf(known, standIn))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Mapping.Reply reply(PolicyNode node) {
        node.onlyKnows(REPLY_KEYS);
        return new Mapping.Reply(
                node.member("status").map(one -> one.integer(200, 299)).orElse(200),
                node.member("type").map(PolicyNode::text).orElse("application/json"),
                node.required("body").atMost(LONGEST_REPLY).text());
    }

    private static Map<String, Map<String, String>> values(PolicyNode node) {
        node.onlyKnows(VALUE_KEYS);
        var known = Map.of(
                "direction", CallDirection.byCode().keySet(),
                "cause", CallCause.byCode().keySet(),
                "ended-by", CallParty.byCode().keySet());
        var values = new HashMap<String, Map<String, String>>();
        node.members().forEach((field, words) -> {
            var ours = known.getOrDefault(field, Set.of()).stream().collect(Collectors.toMap(one -> one, one -> one));
            var meanings = new HashMap<String, String>();
            words.members().forEach((word, meaning) -> meanings.put(word, meaning.oneOf(ours, "")));
            values.put(field, Map.copyOf(meanings));
        });
        return values;
    }

    private static EventRule event(PolicyNode node) {
        node.onlyKnows(EVENT_KEYS);
        var fields = new HashMap<String, FieldRule>();
        FIELD_KEYS.forEach(name -> node.member(name).ifPresent(one -> fields.put(name, field(one))));
        node.required("call");
        var type = node.required("type").oneOf(CallEventType.byCode(), CallEventType.OFFERED);
        var times = new EnumMap<CallEventType, TimeRule>(CallEventType.class);
        node.member("times").ifPresent(all -> {
            all.onlyKnows(STEPS.keySet());
            STEPS.forEach((name, step) -> all.member(name).ifPresent(one -> times.put(step, time(one))));
        });
        if (type == CallEventType.RECORD && node.isMapping()) {
            node.required("times");
        }
        return new EventRule(
                type,
                node.member("each").map(PolicyNode::text),
                node.member("when").map(MappingReader::conditions).orElse(Map.of()),
                node.member("unless").map(MappingReader::conditions).orElse(Map.of()),
                node.member("present").map(PolicyNode::lines).orElse(List.of()),
                node.member("some").map(PolicyNode::lines).orElse(List.of()),
                node.member("absent").map(PolicyNode::lines).orElse(List.of()),
                fields,
                node.member("at").map(MappingReader::time),
                node.member("held").map(PolicyNode::text),
                node.member("held-micros").map(PolicyNode::text),
                times);
    }

    private static Map<String, Set<String>> conditions(PolicyNode node) {
        var conditions = new LinkedHashMap<String, Set<String>>();
        node.members().forEach((path, values) -> conditions.put(path, Set.copyOf(words(values))));
        return conditions;
    }

    private static List<String> words(PolicyNode node) {
        return node.isList() ? node.items().stream().map(PolicyNode::text).toList() : List.of(node.text());
    }

    /** A path, a list of which the first counts, a list that is joined, or a value. */
    private static FieldRule field(PolicyNode node) {
        if (!node.isMapping()) {
            return new FieldRule.Paths(words(node));
        }
        node.onlyKnows(Set.of("value", "join"));
        var joined = node.member("join").map(MappingReader::words).filter(paths -> !paths.isEmpty());
        return joined.isPresent()
                ? new FieldRule.Joined(joined.get())
                : new FieldRule.Fixed(node.required("value").text());
    }

    private static TimeRule time(PolicyNode node) {
        if (!node.isMapping()) {
            return new TimeRule(words(node), Optional.empty(), List.of(), Optional.empty());
        }
        node.onlyKnows(TIME_KEYS);
        return new TimeRule(
                words(node.required("from")),
                node.member("plus").map(PolicyNode::text),
                node.member("minus").map(MappingReader::words).orElse(List.of()),
                node.member("given").map(PolicyNode::text));
    }
}
