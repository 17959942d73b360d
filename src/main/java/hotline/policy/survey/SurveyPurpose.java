package hotline.policy.survey;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For what a customer is called or asked on their page; each purpose has its own questionnaire. */
public enum SurveyPurpose {
    /** How a complaint was handled (F9). */
    RESOLUTION("resolution"),
    /** How the customer fares with us, without a complaint (K2). */
    CARE("care"),
    /** A campaign's own call (K4). */
    CAMPAIGN("campaign"),
    /** A callback that an agent asked for. */
    BY_HAND("by-hand");

    private static final Map<String, SurveyPurpose> BY_CODE = Codes.of(values(), SurveyPurpose::code);

    private final String code;

    SurveyPurpose(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The questions are about a complaint that has just been handled. */
    public boolean followsComplaint() {
        return this == RESOLUTION;
    }

    public static Map<String, SurveyPurpose> byCode() {
        return BY_CODE;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<SurveyPurpose> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
