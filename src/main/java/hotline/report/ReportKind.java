package hotline.report;

import hotline.measures.Period;
import hotline.measures.breakdown.Interval;
import hotline.policy.taxonomy.LocalizedName;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which days a report is about, and what people add to it. */
public enum ReportKind {
    /** F8; its part for the business is due by the tenth (P10). */
    MONTHLY("monthly", "投诉月度统计分析报告", "Monthly statistics", Interval.DAY) {
        @Override
        public Period periodOf(LocalDate day) {
            var month = YearMonth.from(day);
            return new Period(month.atDay(1), month.atEndOfMonth());
        }
    },
    /** K6: callbacks as planned and as done. */
    QUARTERLY("quarterly", "季度回访报告", "Quarterly callback report", Interval.MONTH) {
        @Override
        public Period periodOf(LocalDate day) {
            var last = YearMonth.from(day).withMonth((day.getMonthValue() + 2) / 3 * 3);
            return new Period(last.minusMonths(2).atDay(1), last.atEndOfMonth());
        }
    },
    /** C4: what the agents of the day noticed, summed up by one of them. */
    DAILY("daily", "每日问题汇总", "Daily summary", Interval.DAY) {
        @Override
        public Period periodOf(LocalDate day) {
            return new Period(day, day);
        }
    };

    private final String code;
    private final String zh;
    private final String en;
    private final Interval interval;

    ReportKind(String code, String zh, String en, Interval interval) {
        this.code = code;
        this.zh = zh;
        this.en = en;
        this.interval = interval;
    }

    public static Optional<ReportKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    LocalizedName title() {
        return new LocalizedName(zh, en);
    }

    /** The parts of its period that its course shows. */
    Interval interval() {
        return interval;
    }

    public List<Section> sections() {
        return switch (this) {
            case MONTHLY, DAILY -> List.of(Section.PROPOSAL, Section.PROBLEM);
            case QUARTERLY -> List.of(Section.ACHIEVEMENT, Section.PROBLEM, Section.IMPROVEMENT, Section.PROPOSAL);
        };
    }

    /** Whether it shows what agents wrote into their log of problems. */
    boolean showsLog() {
        return this == DAILY;
    }

    /** Whether it shows which contacts were due to customers and what became of them (K6). */
    boolean showsCare() {
        return this == QUARTERLY;
    }

    /** Whether it shows how telephone calls were answered (F8, F9). */
    boolean showsCalls() {
        return this != DAILY;
    }

    /** The period that a day lies in. */
    public abstract Period periodOf(LocalDate day);

    /** The last period that was over before that day. */
    public Period lastBefore(LocalDate day) {
        return periodOf(periodOf(day).from().minusDays(1));
    }
}
