package hotline.export.table;

import static hotline.export.Column.coded;
import static hotline.export.Column.instant;
import static hotline.export.Column.mark;
import static hotline.export.Column.number;
import static hotline.export.Column.text;

import hotline.complaint.PersonName;
import hotline.export.Column;
import hotline.export.PolicyWords;
import hotline.limits.ListedExtension;
import hotline.policy.taxonomy.LocalizedName;
import java.util.List;
import java.util.Optional;

/** The columns of requests for more time (延期). */
final class ExtensionColumns {
    private static final LocalizedName GRANTED = new LocalizedName("同意", "granted");
    private static final LocalizedName REFUSED = new LocalizedName("不同意", "refused");

    private ExtensionColumns() {}

    static List<Column<ListedExtension>> of(PolicyWords words) {
        return List.of(
                text(
                        "complaint",
                        "案件编号",
                        "Case",
                        row -> Optional.of(row.complaint().facts().number())),
                coded(
                        "type",
                        "投诉类型",
                        "Type",
                        row -> Optional.of(words.type(
                                version(row), row.complaint().judged().type()))),
                coded(
                        "severity",
                        "程度",
                        "Severity",
                        row -> Optional.of(words.severity(
                                version(row), row.complaint().judged().severity()))),
                coded(
                        "heldBy",
                        "经办部门",
                        "Held by",
                        row -> Optional.of(words.department(
                                version(row), row.complaint().custody().heldBy()))),
                text("owner", "经办人", "Owner", row -> row.owner().map(PersonName::name)),
                number("workingDays", "延长工作日", "Working days", row ->
                        (long) row.extension().workingDays()),
                text(
                        "reason",
                        "理由",
                        "Reason",
                        row -> Optional.of(row.extension().reason())),
                text("askedBy", "申请人", "Asked by", row -> row.askedBy().map(PersonName::name)),
                instant(
                        "askedAt",
                        "申请时间",
                        "Asked",
                        row -> Optional.of(row.extension().askedAt())),
                instant("dueBefore", "原时限", "Due without it", row -> Optional.of(row.dueBefore())),
                instant("dueAfter", "延长后时限", "Due with it", ListedExtension::dueAfter),
                mark("granted", "同意", "Granted", GRANTED, row -> row.extension()
                        .granted()
                        .orElse(false)),
                mark("refused", "不同意", "Refused", REFUSED, row -> !row.extension()
                        .granted()
                        .orElse(true)),
                text("decidedBy", "审批人", "Decided by", row -> row.decidedBy().map(PersonName::name)),
                instant("decidedAt", "审批时间", "Decided", row -> row.extension().decidedAt()),
                text("decision", "审批意见", "Decision", row -> row.extension().decision()));
    }

    private static int version(ListedExtension row) {
        return row.complaint().facts().policyVersion();
    }
}
