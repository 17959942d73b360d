package hotline.policy;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** What a rung of the ladder sends. */
public enum NoticeKind {
    /** 提醒: the limit comes near. */
    REMINDER("reminder", Purpose.HURRIES),
    /** 催办单, to the department that holds the overdue case (P9). */
    EXPEDITING("expediting", Purpose.HURRIES),
    /** 督办, to the supervisor. */
    SUPERVISION("supervision", Purpose.INFORMS),
    /** 重大投诉上报: reported to a head, at once where the complaint is major (T5). */
    REPORT("report", Purpose.INFORMS),
    /** 洽办单: why was it closed too late (P9). */
    INQUIRY("inquiry", Purpose.ASKS_WHY);

    /** The purpose of a notice, which decides when it makes sense. */
    public enum Purpose {
        /** To hurry the case; pointless once the clock has ended. */
        HURRIES,
        INFORMS,
        /** To ask for the reason of lateness, once the clock has ended (P9). */
        ASKS_WHY
    }

    private static final Map<String, NoticeKind> BY_CODE = Codes.of(values(), NoticeKind::code);

    private final String code;
    private final Purpose purpose;

    NoticeKind(String code, Purpose purpose) {
        this.code = code;
        this.purpose = purpose;
    }

    public Purpose purpose() {
        return purpose;
    }

    public String code() {
        return code;
    }

    public static Optional<NoticeKind> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public static Map<String, NoticeKind> byCode() {
        return BY_CODE;
    }
}
