package hotline.export.table;

import static hotline.export.Column.coded;
import static hotline.export.Column.instant;
import static hotline.export.Column.number;
import static hotline.export.Column.text;

import hotline.callback.Callback;
import hotline.callback.ListedCallback;
import hotline.complaint.PersonName;
import hotline.export.CodeWords;
import hotline.export.Column;
import hotline.export.PolicyWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The columns of callbacks. */
final class CallbackColumns {
    private CallbackColumns() {}

    static List<Column<ListedCallback>> of(PolicyWords words) {
        return List.of(
                text("number", "案件编号", "Number", of(Callback::number)),
                coded(
                        "status",
                        "回访状态",
                        "Status",
                        row -> Optional.of(
                                CodeWords.of("callback", row.callback().status().code()))),
                coded(
                        "type",
                        "投诉类型",
                        "Type",
                        row -> Optional.of(words.type(row.callback().policyVersion(), row.type()))),
                coded("subtype", "子类型", "Subtype", row -> row.subtype()
                        .map(subtype -> words.subtype(row.callback().policyVersion(), row.type(), subtype))),
                coded(
                        "severity",
                        "程度",
                        "Severity",
                        row -> Optional.of(words.severity(row.callback().policyVersion(), row.severity()))),
                Column.<ListedCallback>text("complainant", "投诉人", "Complainant", row -> Optional.of(row.complainant()))
                        .forSupervisors(),
                Column.<ListedCallback>text("summary", "投诉内容", "Summary", row -> Optional.of(row.summary()))
                        .forSupervisors(),
                instant("dueAt", "回访时限", "Due", of(Callback::dueAt)),
                instant("notBefore", "最早可拨打", "Not before", of(Callback::notBefore)),
                number("attempts", "已拨打次数", "Attempts", row ->
                        (long) row.callback().attempts()),
                text("agent", "回访人", "Agent", row -> row.callback().holder().map(PersonName::name)),
                instant("leaseUntil", "占用至", "Lease until", row -> row.callback()
                        .leaseUntil()));
    }

    private static <V> Function<ListedCallback, Optional<V>> of(Function<Callback, V> part) {
        return row -> Optional.of(part.apply(row.callback()));
    }
}
