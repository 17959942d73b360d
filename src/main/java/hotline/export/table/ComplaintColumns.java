package hotline.export.table;

import static hotline.export.Column.coded;
import static hotline.export.Column.day;
import static hotline.export.Column.instant;
import static hotline.export.Column.length;
import static hotline.export.Column.text;

import hotline.complaint.PersonName;
import hotline.complaint.ReportedUnit;
import hotline.complaint.reading.WholeRow;
import hotline.export.CodeWords;
import hotline.export.Column;
import hotline.export.PolicyWords;
import hotline.policy.taxonomy.CodeList;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The columns of complaints. */
final class ComplaintColumns {
    private ComplaintColumns() {}

    static List<Column<WholeRow>> of(PolicyWords words) {
        return List.of(
                text("number", "案件编号", "Number", row -> Optional.of(row.listed().number())),
                coded(
                        "status",
                        "状态",
                        "Status",
                        row -> Optional.of(
                                CodeWords.of("status", row.listed().status().code()))),
                coded(
                        "type",
                        "投诉类型",
                        "Type",
                        row -> Optional.of(words.type(
                                row.listed().policyVersion(), row.listed().type()))),
                coded("subtype", "子类型", "Subtype", row -> row.listed()
                        .subtype()
                        .map(subtype -> words.subtype(
                                row.listed().policyVersion(), row.listed().type(), subtype))),
                coded(
                        "severity",
                        "程度",
                        "Severity",
                        row -> Optional.of(words.severity(
                                row.listed().policyVersion(), row.listed().severity()))),
                coded(
                        "source",
                        "来源",
                        "Source",
                        row -> Optional.of(words.source(row.listed().policyVersion(), row.source()))),
                coded(
                        "channel",
                        "渠道",
                        "Channel",
                        row -> Optional.of(words.channel(
                                row.listed().policyVersion(), row.listed().channel()))),
                text("branch", "网点", "Branch", row -> row.listed().branch().map(ReportedUnit::text)),
                Column.<WholeRow>text(
                                "complainant",
                                "投诉人",
                                "Complainant",
                                row -> Optional.of(row.listed().complainant()))
                        .forSupervisors(),
                Column.<WholeRow>text("phone", "电话", "Phone", row -> Optional.of(row.phone()))
                        .forSupervisors(),
                Column.<WholeRow>text("waybill", "运单号", "Waybill", WholeRow::waybill)
                        .forSupervisors(),
                Column.<WholeRow>text("description", "投诉内容", "Description", row -> Optional.of(row.description()))
                        .forSupervisors(),
                instant(
                        "receivedAt",
                        "受理时间",
                        "Received",
                        row -> Optional.of(row.listed().receivedAt())),
                day(
                        "receivedOn",
                        "受理日期",
                        "Day of receipt",
                        row -> Optional.of(LocalDate.ofInstant(
                                row.listed().receivedAt(),
                                words.zone(row.listed().policyVersion())))),
                instant("dueAt", "办理时限", "Due", row -> Optional.of(row.listed().dueAt())),
                instant("breachedAt", "超时时间", "Limit passed", row -> row.listed()
                        .breachedAt()),
                instant("pausedAt", "暂停自", "Paused since", row -> row.listed().pausedAt()),
                instant("endedAt", "办结时间", "Ended", row -> row.listed().endedAt()),
                length("took", "历时", "Time taken", row -> row.listed()
                        .endedAt()
                        .map(ended -> Duration.between(row.listed().receivedAt(), ended))),
                Column.<WholeRow>coded(
                                "heldBy",
                                "经办部门",
                                "Held by",
                                row -> Optional.of(words.department(
                                        row.listed().policyVersion(),
                                        row.listed().heldBy())))
                        .forHouse(),
                Column.<WholeRow>text("owner", "经办人", "Owner", row -> row.listed()
                                .owner()
                                .map(PersonName::name))
                        .forHouse(),
                code(words, CodeList.REMEDIES, "客户诉求", "Remedy sought"),
                code(words, CodeList.OUTCOMES, "处理结果", "Outcome"),
                code(words, CodeList.VALIDITY, "责任认定", "Responsibility").forHouse(),
                code(words, CodeList.CAUSES, "不满原因", "Cause of dissatisfaction").forHouse(),
                code(words, CodeList.NATURES, "性质", "Nature").forHouse(),
                code(words, CodeList.QUALITY, "质量或人为", "Quality or human").forHouse());
    }

    /** Branches read what the customer wants and how it ended (P6). */
    private static Column<WholeRow> code(PolicyWords words, CodeList list, String zh, String en) {
        return coded(list.field(), zh, en, row -> row.coding()
                .code(list)
                .map(code -> words.code(row.listed().policyVersion(), list, code)));
    }
}
