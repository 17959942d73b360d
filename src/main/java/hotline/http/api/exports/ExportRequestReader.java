package hotline.http.api.exports;

import hotline.export.ExportFormat;
import hotline.export.ExportRequest;
import hotline.export.Exportable;
import hotline.export.Exportable.What;
import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.failure.FailureText;
import hotline.http.api.ListQueryReader;
import hotline.http.api.NoticeQueryReader;
import hotline.http.engine.JsonReader;
import hotline.policy.Policies;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads which list is asked for: its filters have the names and values that the list itself takes. */
final class ExportRequestReader {
    private static final int LONGEST_FILTER = 2000;
    private static final int LEAST_REASON = 3;
    private static final int LONGEST_REASON = 200;
    private static final List<String> LANGUAGES = List.of("zh", "en");
    private static final List<String> LISTS =
            Arrays.stream(What.values()).map(What::code).toList();
    private static final List<String> FORMATS =
            Arrays.stream(ExportFormat.values()).map(ExportFormat::code).toList();

    private static final Map<What, List<String>> TEXTS = Map.of(
            What.COMPLAINTS,
            List.of(
                    "view",
                    "order",
                    "status",
                    "type",
                    "severity",
                    "channel",
                    "heldBy",
                    "owner",
                    "receivedFrom",
                    "receivedTo",
                    "due",
                    "endedFrom",
                    "endedTo",
                    "phone",
                    "waybill",
                    "search"),
            What.CALLBACKS,
            List.of("view"),
            What.NOTICES,
            List.of("view", "kind", "department", "digest"));

    private static final Map<What, List<String>> FLAGS = Map.of(
            What.COMPLAINTS,
            List.of("pastDue", "paused", "toBeJudged"),
            What.CALLBACKS,
            List.of(),
            What.NOTICES,
            List.of("inDigest"));

    private final ListQueryReader complaints;
    private final Policies policies;

    ExportRequestReader(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.complaints = new ListQueryReader(policies, clock);
    }

    /** A list with the filters as they were sent. */
    private record Asked(Exportable list, JsonObject filters) {}

    /** The list alone. */
    Exportable list(JsonReader body) {
        var asked = asked(body);
        body.done();
        return asked.get().list();
    }

    ExportRequest request(JsonReader body) {
        var asked = asked(body);
        var format = body.requiredCode("format", FORMATS);
        var language = body.code("language", LANGUAGES).orElse("zh");
        var reason = body.requiredLine("reason", LONGEST_REASON);
        if (!reason.isEmpty() && reason.codePointCount(0, reason.length()) < LEAST_REASON) {
            body.wrong("reason", "must have at least " + LEAST_REASON + " characters", "too-short");
        }
        body.done();
        var list = asked.get();
        return new ExportRequest(
                list.list(), list.filters(), ExportFormat.of(format).orElseThrow(), language, reason);
    }

    /** To be taken once the body is known to be right. */
    private Supplier<Asked> asked(JsonReader body) {
        var what = What.of(body.requiredCode("what", LISTS));
        var filters = new JsonObject();
        var sent = body.object("filters");
        sent.ifPresent(reader -> what.ifPresent(of -> read(reader, of, filters)));
        return () -> new Asked(list(what.orElseThrow(), filters), filters);
    }

    private static void read(JsonReader sent, What what, JsonObject filters) {
        TEXTS.getOrDefault(what, List.of())
                .forEach(name -> sent.text(name, LONGEST_FILTER).ifPresent(text -> filters.put(name, text)));
        for (String name : FLAGS.getOrDefault(what, List.of())) {
            if (sent.has(name)) {
                filters.put(name, sent.requiredFlag(name));
            }
        }
        sent.nothingElse();
    }

    private Exportable list(What what, JsonObject filters) {
        Function<String, Optional<String>> query =
                name -> Optional.ofNullable(filters.getValue(name)).map(Object::toString);
        try {
            return switch (what) {
                case COMPLAINTS ->
                    new Exportable.Complaints(
                            complaints.read(query, policies.inForce().policy(), 1));
                case CALLBACKS -> new Exportable.Callbacks(isInHand(query));
                case NOTICES -> new Exportable.Notices(NoticeQueryReader.read(query, 1));
            };
        } catch (Failure.Invalid wrong) {
            throw new Failure.Invalid(
                    FailureText.of(wrong),
                    wrong.fields().stream()
                            .map(field -> new WrongField("/filters/" + field.pointer(), field.detail(), field.code()))
                            .toList());
        }
    }

    private static boolean isInHand(Function<String, Optional<String>> query) {
        return switch (query.apply("view").orElse("waiting")) {
            case "waiting" -> false;
            case "mine" -> true;
            default -> throw Failure.Invalid.field("view", "must be one of waiting, mine");
        };
    }
}
