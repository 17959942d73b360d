package hotline.report;

import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.json.JsonObject;

/** What the figures of a report lack, so that no reader takes them for more than they are. */
enum LeftOut {
    EVENTS("events", "未能计入的事件", "Events that could not be counted"),
    UNTIMED("closings-without-time", "未记录办理工时的办结", "Closings without a recorded working time"),
    WITHOUT_BRANCH("without-branch", "未关联网点的投诉", "Complaints that name no branch of the network"),
    MONEY("amounts", "理赔金额：系统尚未记录", "Amounts of claims: not recorded yet"),
    RESPONSIBILITY(
            "responsibility",
            "责任划分、纠正措施及其效果：系统尚未记录",
            "Responsibility, countermeasures and their results: not recorded yet"),
    PARCELS(
            "rates-of-parcels",
            "万件投诉率、保价件理赔率：件量可重新导入且不在事件日志中，报告无法据此复核；请在“数据”页查看",
            "Complaints and insured claims by parcels: volumes are not in the log and may be imported again, so a"
                    + " report could not be proven by them; the page of measures has complaints per 10,000 parcels"),
    LOG_ENTRIES("log-entries", "已计数但未列出的问题日志记录", "Entries of the log of problems that are counted but not listed");

    private final String code;
    private final String zh;
    private final String en;

    LeftOut(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    JsonObject json(long n) {
        return json().put("n", n);
    }

    /** Of what nothing is on record. */
    JsonObject json() {
        return new JsonObject()
                .put("code", code)
                .put("name", ReportContent.json(new LocalizedName(zh, en)))
                .putNull("n");
    }
}
