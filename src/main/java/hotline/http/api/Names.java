package hotline.http.api;

import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.json.JsonObject;

/** Codes with their names as the contract writes them. */
public final class Names {
    private Names() {}

    /** A {@code Named}. */
    public static JsonObject named(String code, LocalizedName name) {
        return new JsonObject().put("code", code).put("name", of(name));
    }

    /** A {@code Name}. */
    public static JsonObject of(LocalizedName name) {
        return new JsonObject().put("zh", name.zh()).put("en", name.en());
    }
}
