package hotline.export.table;

import static hotline.export.Column.coded;
import static hotline.export.Column.instant;
import static hotline.export.Column.text;

import hotline.complaint.PersonName;
import hotline.escalation.Notice;
import hotline.export.CodeWords;
import hotline.export.Column;
import hotline.export.PolicyWords;
import java.util.List;
import java.util.Optional;

/** The columns of notices. */
final class NoticeColumns {
    private NoticeColumns() {}

    static List<Column<Notice>> of(PolicyWords words) {
        return List.of(
                text("number", "通知编号", "Number", row -> Optional.of(row.number())),
                coded(
                        "kind",
                        "通知种类",
                        "Kind",
                        row -> Optional.of(CodeWords.of("noticeKind", row.kind().code()))),
                coded(
                        "clock",
                        "时限种类",
                        "Limit",
                        row -> Optional.of(CodeWords.of("clockKind", row.clock().code()))),
                text("complaint", "案件编号", "Case", row -> Optional.of(row.about().number())),
                coded(
                        "status",
                        "案件状态",
                        "Status of the case",
                        row -> Optional.of(
                                CodeWords.of("status", row.about().status().code()))),
                coded(
                        "type",
                        "投诉类型",
                        "Type",
                        row -> Optional.of(words.type(
                                row.about().policyVersion(), row.about().type()))),
                coded(
                        "severity",
                        "程度",
                        "Severity",
                        row -> Optional.of(words.severity(
                                row.about().policyVersion(), row.about().severity()))),
                coded(
                        "department",
                        "涉及部门",
                        "Department",
                        row -> Optional.of(words.department(row.about().policyVersion(), row.department()))),
                text("owner", "经办人", "Owner", row -> row.about().owner().map(PersonName::name)),
                text("toPerson", "收件人", "To person", Notice::toName),
                coded("toDepartment", "收件部门", "To department", row -> row.to()
                        .department()
                        .map(code -> words.department(row.about().policyVersion(), code))),
                instant("limitDueAt", "时限", "Due", Notice::limitDueAt),
                instant("issuedAt", "发出时间", "Issued", row -> Optional.of(row.issuedAt())),
                instant(
                        "tellAt",
                        "通知时间",
                        "Notified",
                        row -> Optional.of(row.telling().at())),
                instant("receivedAt", "签收时间", "Received", row -> row.reply().receivedAt()),
                text("receivedBy", "签收人", "Received by", row -> row.reply()
                        .receivedBy()
                        .map(PersonName::name)),
                instant("answerDueAt", "答复时限", "Answer due", row -> row.reply().dueAt()),
                instant("answeredAt", "答复时间", "Answered", row -> row.reply().answeredAt()),
                text("answeredBy", "答复人", "Answered by", row -> row.reply()
                        .answeredBy()
                        .map(PersonName::name)),
                Column.<Notice>text("answer", "答复", "Answer", row -> row.reply().answer())
                        .forSupervisors());
    }
}
