package hotline.policy.phrase;

import hotline.policy.taxonomy.Codes;
import hotline.policy.taxonomy.LocalizedName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The filled-in fields where a phrase has its name in braces. */
public enum Brace {
    COMPANY("公司", "company"),
    AGENT("客服", "agent"),
    /** The customer's, as befits. */
    NAME("姓名", "name"),
    PHONE("电话", "phone"),
    ADDRESS("地址", "address"),
    CASE("单号", "case number"),
    DEPARTMENT("部门", "department"),
    /** By when the customer hears from us. */
    TIME("时间", "time"),
    MINUTES("几", "how many"),
    /** What the case is about. */
    MATTER("事由", "matter"),
    REASON("原因", "reason"),
    RESULT("结果", "result");

    /** A name in braces, or a brace without its partner. */
    public static final Pattern IN_TEXT = Pattern.compile("\\{([^{}]*+)}|[{}]");

    private static final Map<String, Brace> BY_CODE = Codes.of(values(), Brace::code);

    private final String zh;
    private final String en;

    Brace(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an agent fills in, where nothing is known. */
    public LocalizedName label() {
        return new LocalizedName(zh, en);
    }

    public static Map<String, Brace> byCode() {
        return BY_CODE;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }
}
