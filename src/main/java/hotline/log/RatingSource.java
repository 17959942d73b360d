package hotline.log;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** Where a customer gave a rating: in a callback, or on their page. */
public enum RatingSource {
    CALLBACK("callback"),
    PAGE("page");

    private static final Map<String, RatingSource> BY_CODE = Codes.of(values(), RatingSource::code);

    private final String code;

    RatingSource(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<RatingSource> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
