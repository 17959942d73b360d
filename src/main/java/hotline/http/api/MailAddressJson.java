package hotline.http.api;

import hotline.http.engine.JsonReader;
import hotline.text.MailAddress;
import java.util.Optional;

/** An e-mail address as bodies of requests have it. */
public final class MailAddressJson {
    private static final int LONGEST_TYPED = 300;

    private MailAddressJson() {}

    public static Optional<String> optional(JsonReader json, String name) {
        return json.line(name, LONGEST_TYPED).flatMap(typed -> read(json, name, typed));
    }

    public static String required(JsonReader json, String name) {
        var typed = json.requiredPlain(name, LONGEST_TYPED);
        return typed.isEmpty() ? "" : read(json, name, typed).orElse("");
    }

    private static Optional<String> read(JsonReader json, String name, String typed) {
        return MailAddress.read(typed).or(() -> json.wrong(name, "must be an e-mail address", "no-e-mail"));
    }
}
