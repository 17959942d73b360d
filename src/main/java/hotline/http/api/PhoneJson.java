package hotline.http.api;

import hotline.http.engine.JsonValue;
import hotline.intake.PhoneNumbers;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A telephone number as the contract writes it where it stands alone. */
public final class PhoneJson {
    private PhoneJson() {}

    /** @param region ISO 3166 region of the readers */
    public static JsonObject of(PhoneNumbers phones, String number, Optional<String> extension, String region) {
        return new JsonObject()
                .put("number", number)
                .put("extension", JsonValue.orNull(extension))
                .put("written", phones.written(number, region));
    }
}
