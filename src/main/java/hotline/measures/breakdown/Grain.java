package hotline.measures.breakdown;

import hotline.measures.facts.Dimension;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The sums of months that have all dimensions a query asks for. */
enum Grain {
    /** Each dimension alone. */
    ONE("roll_up"),
    BRANCH_AND_JUDGEMENT("branch_roll_up");

    private static final Set<Dimension> JUDGED = EnumSet.of(Dimension.BRANCH, Dimension.TYPE, Dimension.SEVERITY);

    private final String table;

    Grain(String table) {
        this.table = table;
    }

    /** Empty if facts have to be read. */
    static Optional<Grain> of(Set<Dimension> asked) {
        if (!asked.stream().allMatch(Dimension::isRolledUp)) {
            return Optional.empty();
        }
        if (asked.size() <= 1) {
            return Optional.of(ONE);
        }
        return JUDGED.containsAll(asked) ? Optional.of(BRANCH_AND_JUDGEMENT) : Optional.empty();
    }

    String table() {
        return table;
    }

    /** The column of a dimension that the query asks for. */
    String column(Dimension dimension) {
        return this == ONE ? "member" : dimension.column();
    }

    /** Which of its rows are sums of that dimension, as a condition of SQL. */
    String rowsOf(Optional<Dimension> dimension) {
        return this == ONE ? "dimension = " + dimension.map(Dimension::code).orElse(0) : "true";
    }
}
