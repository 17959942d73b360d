package hotline.http.api.exports;

import hotline.export.ExportFormat;
import hotline.export.ExportRequest;
import hotline.export.Exportable;
import hotline.export.Exportable.What;
import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.failure.FailureText;
import hotline.http.engine.JsonReader;
import hotline.identity.Caller;
import hotline.network.NetworkMap;
import hotline.policy.Policies;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    private final ExportFilters filters;

    ExportRequestReader(Policies policies, Supplier<NetworkMap> network, InstantSource clock) {
        this.filters = new ExportFilters(policies, network, clock);
    }

    /** A list with the filters as they were sent. */
    private record Asked(Exportable list, JsonObject filters) {}

    /** The list alone. */
    Exportable list(Caller.Staff caller, JsonReader body) {
        var asked = asked(caller, body);
        body.done();
        return asked.get().list();
    }

    ExportRequest request(Caller.Staff caller, JsonReader body) {
        var asked = asked(caller, body);
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
    private Supplier<Asked> asked(Caller.Staff caller, JsonReader body) {
        var what = What.of(body.requiredCode("what", LISTS));
        var given = new JsonObject();
        var sent = body.object("filters");
        sent.ifPresent(reader -> what.ifPresent(of -> read(reader, of, given)));
        return () -> new Asked(list(what.orElseThrow(), given, caller), given);
    }

    private static void read(JsonReader sent, What what, JsonObject given) {
        ExportFilters.texts(what)
                .forEach(name -> sent.text(name, LONGEST_FILTER).ifPresent(text -> given.put(name, text)));
        for (String name : ExportFilters.flags(what)) {
            if (sent.has(name)) {
                given.put(name, sent.requiredFlag(name));
            }
        }
        sent.nothingElse();
    }

    /** A role that may not take the list out hears it before anything else. */
    private Exportable list(What what, JsonObject given, Caller.Staff caller) {
        what.allow(caller);
        try {
            return filters.list(
                    what, name -> Optional.ofNullable(given.getValue(name)).map(Object::toString), caller);
        } catch (Failure.Invalid wrong) {
            throw new Failure.Invalid(
                    FailureText.of(wrong),
                    wrong.fields().stream()
                            .map(field -> new WrongField("/filters/" + field.pointer(), field.detail(), field.code()))
                            .toList());
        }
    }
}
