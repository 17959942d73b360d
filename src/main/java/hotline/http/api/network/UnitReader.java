package hotline.http.api.network;

import hotline.failure.Failure;
import hotline.http.engine.JsonReader;
import hotline.network.Unit;
import hotline.network.UnitDraft;
import hotline.network.UnitKind;
import hotline.policy.taxonomy.LocalizedName;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads units and days of requests. */
final class UnitReader {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]*+");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LINE = 50;
    private static final int LONGEST_PHONE = 60;
    private static final LocalizedName NO_NAME = new LocalizedName("-", "-");

    private UnitReader() {}

    static UnitDraft draft(JsonReader body) {
        var kind = UnitKind.of(body.requiredCode("kind", UnitKind.codes())).orElse(UnitKind.BRANCH);
        var code = code(body, "code").orElseGet(() -> {
            body.wrong("code", "must have letters, digits and dashes, at most " + Unit.LONGEST_CODE);
            return "-";
        });
        var from = body.day("validFrom").orElse(Unit.EVER);
        var draft = draft(body, code, kind, from, from);
        body.done();
        return draft;
    }

    /** @param today since when it belongs to another parent, where the body does not say */
    static UnitDraft change(JsonReader body, Unit before, LocalDate today) {
        var from = body.day("validFrom").orElse(Unit.EVER);
        var draft = draft(
                body, before.code(), before.kind(), from, body.day("parentFrom").orElse(today));
        body.done();
        return draft;
    }

    private static UnitDraft draft(JsonReader body, String code, UnitKind kind, LocalDate from, LocalDate parentFrom) {
        return new UnitDraft(
                code,
                kind,
                name(body),
                code(body, "parent"),
                parentFrom,
                body.text("line", LONGEST_LINE),
                body.line("phone", LONGEST_PHONE),
                from,
                body.day("validTo"));
    }

    private static LocalizedName name(JsonReader body) {
        if (!body.has("name")) {
            body.wrong("name", "is missing", "missing");
        }
        return body.object("name")
                .map(name -> {
                    var zh = name.requiredLine("zh", LONGEST_NAME);
                    var en = name.line("en", LONGEST_NAME).orElse(zh);
                    name.nothingElse();
                    return zh.isEmpty() ? NO_NAME : new LocalizedName(zh, en);
                })
                .orElse(NO_NAME);
    }

    static Optional<String> code(JsonReader body, String name) {
        return body.identifier(name, Unit.LONGEST_CODE, "")
                .flatMap(code -> CODE.matcher(code).matches()
                        ? Optional.of(code)
                        : body.wrong(name, "must have letters, digits and dashes only"));
    }

    static Optional<UnitKind> kind(Function<String, Optional<String>> query) {
        return query.apply("kind").map(code -> UnitKind.of(code)
                .orElseThrow(
                        () -> Failure.Invalid.field("kind", "must be one of " + String.join(", ", UnitKind.codes()))));
    }
}
