package hotline.policy;

import java.util.Map;
import java.util.Optional;

/** What a rung of the ladder sends. */
public enum NoticeKind {
    /** 提醒: the limit comes near. */
    REMINDER("reminder"),
    /** 催办单, to the department that holds what is overdue (P9). */
    EXPEDITING("expediting"),
    /** 督办, to the supervisor. */
    SUPERVISION("supervision"),
    /** 重大投诉上报: reported to a head, at once where the complaint is major (T5). */
    REPORT("report"),
    /** 洽办单: why was it closed too late (P9). */
    INQUIRY("inquiry");

    private static final Map<String, NoticeKind> BY_CODE = Codes.of(values(), NoticeKind::code);

    private final String code;

    NoticeKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<NoticeKind> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    static Map<String, NoticeKind> byCode() {
        return BY_CODE;
    }
}
