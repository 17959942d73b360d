package hotline.policy.survey;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a question is answered. Higher always means better, so that no questionnaire changes its direction. */
public enum QuestionKind {
    /** 1–5; in a questionnaire about a resolution it is the rating (满意度). */
    SCORE("score", 1, 5),
    /** 0–10, how likely the customer recommends us. */
    NPS("nps", 0, 10),
    /** 1–7, how far the customer agrees that it was easy (CES 2.0). */
    EFFORT("ces", 1, 7),
    /** 1 for yes, 0 for no. */
    YES_NO("yes-no", 0, 1),
    /** One of the policy's codes. */
    CHOICE("choice", 0, 0),
    /** The customer's own words. */
    TEXT("text", 0, 0);

    private static final Map<String, QuestionKind> BY_CODE = Codes.of(values(), QuestionKind::code);

    private final String code;
    private final int least;
    private final int most;

    QuestionKind(String code, int least, int most) {
        this.code = code;
        this.least = least;
        this.most = most;
    }

    public String code() {
        return code;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** A scale between two ends that have names. */
    public boolean isScale() {
        return most > 1;
    }

    /** Answered by a number. */
    public boolean isNumber() {
        return most > 0;
    }

    public static Map<String, QuestionKind> byCode() {
        return BY_CODE;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<QuestionKind> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
