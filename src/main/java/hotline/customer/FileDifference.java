package hotline.customer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** In which fields two versions of a file differ, with both values. */
public final class FileDifference {
    private final JsonObject values = new JsonObject();

    private FileDifference() {}

    public static JsonObject of(FileFields before, FileFields after) {
        var differing = new FileDifference();
        differing.field(
                "kind",
                Optional.of(before.kind().code()),
                Optional.of(after.kind().code()));
        differing.field("name", Optional.of(before.name()), Optional.of(after.name()));
        differing.field("creditCode", before.creditCode(), after.creditCode());
        differing.field("language", Optional.of(before.language()), Optional.of(after.language()));
        differing.field("region", before.region(), after.region());
        differing.field("department", before.department(), after.department());
        differing.field("specialCare", care(before), care(after));
        differing.field(
                "calls", before.calls().map(Consent::code), after.calls().map(Consent::code));
        differing.field("sms", before.sms().map(Consent::code), after.sms().map(Consent::code));
        differing.field("responsible", before.responsible(), after.responsible());
        return differing.values;
    }

    private static Optional<JsonArray> care(FileFields fields) {
        return Optional.of(new JsonArray(fields.specialCare()));
    }

    private void field(String name, Optional<?> before, Optional<?> after) {
        if (!before.equals(after)) {
            values.mergeIn(FileChange.values(name, before, after));
        }
    }
}
