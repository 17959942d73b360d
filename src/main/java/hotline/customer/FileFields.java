package hotline.customer;

import hotline.failure.Failure;
import hotline.rows.Fields;
import hotline.text.MaskedText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What people record of a customer, next to contacts.
 *
 * @param creditCode of a company, checked
 * @param language in which they are spoken to
 * @param region where they are, as it was typed
 * @param department code of the one that deals with them
 * @param specialCare codes of the policy
 * @param calls whether they may be called without a complaint; empty: not asked yet
 * @param sms the same for text messages
 * @param responsible the agent who looks after them (R3), by {@code person.id}
 */
public record FileFields(
        CustomerKind kind,
        String name,
        Optional<String> creditCode,
        String language,
        Optional<String> region,
        Optional<String> department,
        List<String> specialCare,
        Optional<Consent> calls,
        Optional<Consent> sms,
        Optional<Long> responsible) {

    /** As stores select it. */
    public static FileFields of(Fields row) {
        return new FileFields(
                row.code("kind", CustomerKind::of),
                row.text("name"),
                row.optionalText("credit_code"),
                row.text("language"),
                row.optionalText("region"),
                row.optionalText("department"),
                row.texts("special_care"),
                row.optionalText("calls").flatMap(Consent::of),
                row.optionalText("sms").flatMap(Consent::of),
                row.optionalNumber("responsible"));
    }

    FileFields masked() {
        return new FileFields(
                kind,
                MaskedText.name(name),
                creditCode.map(MaskedText::number),
                language,
                Optional.empty(),
                department,
                List.of(),
                calls,
                sms,
                responsible);
    }

    /** Fails with {@link Failure.Invalid} for a person with the code of a company. */
    public FileFields {
        specialCare = List.copyOf(specialCare);
        if (kind == CustomerKind.PERSON && creditCode.isPresent()) {
            throw Failure.Invalid.field("/creditCode", "only a company has one", "of-companies");
        }
    }

    /** In which fields the other one differs, with both values. */
    public JsonObject difference(FileFields after) {
        var values = new JsonObject();
        differing(values, "kind", Optional.of(kind.code()), Optional.of(after.kind.code()));
        differing(values, "name", Optional.of(name), Optional.of(after.name));
        differing(values, "creditCode", creditCode, after.creditCode);
        differing(values, "language", Optional.of(language), Optional.of(after.language));
        differing(values, "region", region, after.region);
        differing(values, "department", department, after.department);
        differing(
                values,
                "specialCare",
                Optional.of(new JsonArray(specialCare)),
                Optional.of(new JsonArray(after.specialCare)));
        differing(values, "calls", calls.map(Consent::code), after.calls.map(Consent::code));
        differing(values, "sms", sms.map(Consent::code), after.sms.map(Consent::code));
        differing(values, "responsible", responsible, after.responsible);
        return values;
    }

    private static void differing(JsonObject values, String name, Optional<?> before, Optional<?> after) {
        if (!before.equals(after)) {
            values.mergeIn(FileChange.values(name, before, after));
        }
    }
}
