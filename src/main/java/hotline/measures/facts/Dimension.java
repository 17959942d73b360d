package hotline.measures.facts;

import hotline.policy.tier.Tier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What figures are split and filtered by. The code is stored and never changes; each has a column of its name. */
public enum Dimension {
    TYPE(1, "type"),
    SUBTYPE(2, "subtype"),
    SEVERITY(3, "severity"),
    CHANNEL(4, "channel"),
    SOURCE(5, "source"),
    LANGUAGE(6, "language"),
    MARKET(7, "market"),
    BRANCH(8, "branch"),
    /** The sorting centre of the branch (分拨中心). */
    HUB(9, "hub"),
    REGION(10, "region"),
    DEPARTMENT(11, "department"),
    /** Who handles the complaint, by {@code person.id}. */
    AGENT(12, "agent"),
    /** Why the customer is dissatisfied (F13). */
    CAUSE(13, "cause"),
    /** How the complaint was answered. */
    OUTCOME(14, "outcome"),
    /** Whether the company is responsible (责任成立). */
    VALIDITY(15, "validity"),
    /** What the customer wants. */
    REMEDY(16, "remedy"),
    /** Which tier the customer had on the day of the receipt (K1, D1). */
    TIER(17, "tier"),
    /** Which tier the customer has now, in the whole company or the department of the fact; no fact has it. */
    TIER_NOW(18, "tierNow");

    /** The ids of variants stand in the dictionary next to those of the dimensions. */
    static final int VARIANT = 0;

    /** Those that facts have. */
    public static final List<Dimension> STORED =
            Stream.of(values()).filter(dimension -> dimension != TIER_NOW).toList();

    /** Those that sums of months have alone. Others are read from the facts: servers of the release before add no sums for them. */
    static final List<Dimension> ROLLED_UP =
            STORED.stream().filter(Dimension::isRolledUp).toList();

    private final int code;
    private final String column;

    Dimension(int code, String column) {
        this.code = code;
        this.column = column;
    }

    public static Optional<Dimension> of(String column) {
        return Stream.of(values())
                .filter(dimension -> dimension.column.equals(column))
                .findFirst();
    }

    public int code() {
        return code;
    }

    /** Under which its codes stand in the dictionary. */
    public int kind() {
        return code;
    }

    public boolean isRolledUp() {
        return this != TIER && this != TIER_NOW;
    }

    /** From 0, without gaps. */
    int place() {
        return code - 1;
    }

    public String column() {
        return column;
    }

    /** A unit that handles parcels. */
    public boolean isUnit() {
        return this == BRANCH || this == HUB || this == REGION;
    }

    /** A condition: a row of the dictionary is of this dimension. */
    public String isKind(String alias) {
        return alias + ".kind = " + code;
    }

    /** Its code as a text, where a row of the alias has its number. */
    public String codeIn(String alias) {
        return codeOf(alias + "." + column);
    }

    /** The code of a variant as a text. */
    public static String variantIn(String alias) {
        return codeOf(VARIANT, alias + ".variant");
    }

    /** A condition: the row's variant has that code, which is one of the program's and no text of people. */
    static String isVariant(String code) {
        return "variant = (SELECT id FROM dimension AS d WHERE d.kind = " + VARIANT + " AND d.code = '" + code + "')";
    }

    /** The code of the number that an expression of SQL gives. */
    public String codeOf(String id) {
        return this == TIER_NOW ? Tier.codeAt(id) : codeOf(code, id);
    }

    /** The number of the code that an expression of SQL gives; null where there is none. */
    private String numberOf(String text) {
        return this == TIER_NOW
                ? Tier.placeOf(text)
                : "(SELECT id FROM dimension AS d WHERE d.kind = " + code + " AND d.code = " + text + ")";
    }

    private static String codeOf(int kind, String id) {
        return "(SELECT code FROM dimension AS d WHERE d.kind = " + kind + " AND d.id = " + id + ")";
    }

    /** A condition: the number in that column has the parameter's code, or is none where the parameter is an empty text. */
    public String is(String number, String parameter) {
        return "%1$s = CASE WHEN :%2$s = '' THEN 0 ELSE coalesce(%3$s, -1) END"
                .formatted(number, parameter, numberOf(":" + parameter));
    }

    /** A condition: the parameter of that name is null, or is the row's code, or an empty text where it has none. */
    public String isNullOr(String parameter) {
        return """
                (:%1$s::text IS NULL OR %2$s = CASE WHEN :%1$s = '' THEN 0 ELSE %3$s END)""".formatted(parameter, column, numberOf(":" + parameter));
    }

    /** A trait of the complaint; the others say who held it at the time. */
    boolean followsCorrections() {
        return this != DEPARTMENT && this != AGENT;
    }
}
