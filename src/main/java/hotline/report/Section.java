package hotline.report;

import hotline.policy.taxonomy.LocalizedName;
import java.util.Arrays;
import java.util.Optional;

/** What people add to the figures of a report, each remark under one heading. */
public enum Section {
    /** F8, F9: what should become better, and which department is to do it. */
    PROPOSAL("proposal", "改进建议", "Proposals for improvement"),
    /** K6. */
    ACHIEVEMENT("achievement", "取得的成效", "Achievements"),
    /** K6, and what agents noticed on the day (C4). */
    PROBLEM("problem", "存在的问题", "Open problems"),
    /** K6. */
    IMPROVEMENT("improvement", "改进措施", "Improvements");

    private final String code;
    private final String zh;
    private final String en;

    Section(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    public static Optional<Section> of(String code) {
        return Arrays.stream(values())
                .filter(section -> section.code.equals(code))
                .findFirst();
    }

    public String code() {
        return code;
    }

    LocalizedName title() {
        return new LocalizedName(zh, en);
    }
}
