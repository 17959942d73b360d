package hotline.report.paper;

import hotline.policy.taxonomy.LocalizedName;

/** What stands around the numbers of a report. */
enum Words {
    NUMBER("编号", "Number"),
    PERIOD("期间", "Period"),
    DAYS("{0} 至 {1}，{2} 个工作日", "{0} to {1}, {2} working days"),
    PUBLISHED("发布", "Published"),
    BY("{0}，{1}", "{0}, {1}"),
    REPLACES("更正并取代", "Corrects and replaces"),
    REASON("更正原因", "Reason of the correction"),
    REPLACED("本报告已被更正，请以 {0} 为准。", "This report was corrected: {0} replaces it."),
    DRAFT("草稿，尚未发布", "Draft, not published yet"),
    BALANCE("案件收支平衡", "Balance"),
    OPENING("期初未结", "Open at the beginning"),
    RECEIVED("受理", "Received"),
    REOPENED("结后重新办理", "Reopened after an end"),
    CLOSED("办结次数", "Closings"),
    WITHDRAWN("撤回", "Withdrawn"),
    NOT_VALID("不成立", "Not valid"),
    CLOSING("期末未结", "Open at the end"),
    FIGURES("主要指标", "Figures"),
    FIGURE("指标", "Figure"),
    THIS("本期", "This period"),
    BEFORE("上期", "Period before"),
    YEAR_BEFORE("去年同期", "Year before"),
    PER_WORKING_DAY("每工作日", "per working day"),
    SETTLED("最终确定于", "final after"),
    PROVISIONAL(
            "发布时尚未最终确定的指标已注明最终确定日。",
            "Figures that could still change when this was published name the day after which they are final."),
    COURSE("受理与办结", "Received and closed"),
    ON_TIME("按时办结的比例，附控制限", "Share closed on time, with control limits"),
    CLOSED_ON_TIME("按时办结", "Closed on time"),
    ON_TIME_SHARE("按时办结的比例", "Share closed on time"),
    CALLBACK_PLAN("回访：应访与已访", "Callbacks: due and reached"),
    CARE("走访与回访：计划与完成", "Visits and calls of customers: plan and done"),
    CARE_SHEET("走访与回访", "Visits and calls"),
    CARE_NONE("本季度没有到期的走访与回访。", "No visit or call was due in this quarter."),
    CARE_RULE("规定", "Rule"),
    CARE_IMPORTANT("重要客户（须全部回访）", "Important customers (all of them)"),
    CARE_ALL("合计", "All"),
    CARE_MEANING(
            "计入期间在本季度内结束的规定；合并的档案算一位客户。", "Of the periods that ended in this quarter; merged files are one customer."),
    CALLS("电话", "Telephone calls"),
    CALLS_MEANING(
            "服务水平按公式 {0}：{1} 秒内应答，目标 {2}%；应答时限（C1）{3} 秒；T1 为 {4} 声铃响之内。以发布时的话务记录为准，话务记录不在案件日志里。",
            "Service level by formula {0}: answered within {1} s, goal {2}%. C1’s time is {3} s; T1 is within {4} rings. As calls were known when this was published: they are not in the log of complaints."),
    SECONDS("{0} 秒", "{0} s"),
    MINUTES_SECONDS("{0} 分 {1} 秒", "{0} min {1} s"),
    TIER("级别", "Tier"),
    PLAN("计划", "Plan"),
    DONE("完成", "Done"),
    MISSED("漏访", "Missed"),
    EXCUSED("免访", "Excused"),
    FROM_TO("{0} 至 {1}", "{0} to {1}"),
    REASONS("投诉类型（帕累托）", "Types of complaints (Pareto)"),
    REASON_TYPE("类型", "Type"),
    SHARE("占比", "Share"),
    UP_TO_HERE("累计", "Up to here"),
    MANY_OTHERS(
            "“{0}”占 {1}，超过 15%：原因没有分清，请查看这些投诉缺少哪些类型。",
            "“{0}” has {1}, more than 15%, so the reasons are not told apart: see which types these complaints lack."),
    CLAIMS("保价理赔", "Insured claims"),
    CLAIMS_OF(
            "按分拨中心与网点的“{0}”类投诉；金额尚未记录。",
            "Complaints of the type “{0}” by hub and branch; amounts are not recorded yet."),
    HUB("分拨中心", "Hub"),
    BRANCH("网点", "Branch"),
    NOTICES("催办与督办通知", "Notices"),
    CALLBACKS("回访结果", "Callbacks by outcome"),
    KIND("类别", "Kind"),
    NUMBER_OF("数量", "Number"),
    LOG("问题日志", "Log of problems"),
    LOG_COUNT("客服记录 {0} 条，记录人 {1} 位。", "Entries: {0}. Agents who wrote them: {1}."),
    LOG_KINDS("按问题类别", "Problems by kind"),
    LOG_SUMMARY("{0} 据 {1} 条记录汇总，{2}", "Summed up by {0} from {1} entries, {2}"),
    LOG_NO_SUMMARY("当日未写汇总。", "There is no summary of the day."),
    LOG_COVERED(
            "不列记录人；电话、运单号等长号码以“…”代替。",
            "Agents are not named; … stands in place of phone numbers, waybills and other long numbers."),
    PROBLEM("问题", "Problem"),
    CASE("案件编号", "Case number"),
    WRITTEN("记录时间", "Written"),
    SUMMARY("汇总", "Summary"),
    LEFT_OUT("未包含的内容", "What is left out"),
    ABOUT("说明", "About this report"),
    POSITION("日志位置", "Position in the log"),
    POLICIES("政策", "Policies"),
    CALENDAR("日历", "Calendar"),
    PROGRAM("程序版本", "Program"),
    ZONE("时区", "Time zone"),
    PREVIOUS("上一份报告", "Report before"),
    NO_DATA("{0}（{1}）没有数据。", "{0} ({1}): there are no data."),
    FEW("太少（{0}）", "too few ({0})"),
    FEW_MEANING(
            "不足 {0} 件的只列数量，不列比率、均值和分位数。",
            "Of fewer than {0} cases the counts are shown, without rates, means or percentiles."),
    CENTRE("中线", "centre line"),
    LIMITS("控制限（3σ）", "control limits (3σ)"),
    BEYOND("超出控制限", "beyond the limits"),
    REACHED("已访", "reached"),
    DUE("应访", "due"),
    CUMULATIVE("累计占比（由下至上 0% 至 100%）", "share up to here (0% to 100% from bottom to top)"),
    CODE("代码", "Code"),
    TO_DEPARTMENT("致 {0}", "to {0}"),
    HOURS("{0} 小时 {1} 分钟（工作时间）", "{0} h {1} min of working time"),
    MINUTES("{0} 分钟（工作时间）", "{0} min of working time"),
    CLOCK_HOURS("{0} 小时 {1} 分钟", "{0} h {1} min"),
    COLUMN_OF_MINUTES("{0}（分钟）", "{0}, min"),
    CLOCK_MINUTES("{0} 分钟", "{0} min"),
    OF("{0} / {1}", "{0} of {1}"),
    INTERVAL("95% 区间 {0} 至 {1}", "95% interval {0} to {1}"),
    FROM("起始", "From"),
    VALUE("数值", "Value");

    private final String zh;
    private final String en;

    Words(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String in(String language, Object... values) {
        var filled = new LocalizedName(zh, en).in(language);
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }
}
