package hotline.export.table;

import static hotline.export.Column.coded;
import static hotline.export.Column.day;
import static hotline.export.Column.instant;
import static hotline.export.Column.number;
import static hotline.export.Column.text;

import hotline.agentday.ProblemEntries;
import hotline.agentday.ProblemEntry;
import hotline.complaint.PersonName;
import hotline.export.CodeWords;
import hotline.export.Column;
import java.util.List;
import java.util.Optional;

/** The columns of agents' logs of problems (C4). */
final class LogColumns {
    private LogColumns() {}

    static List<Column<ProblemEntries.Whole>> of() {
        var columns = List.<Column<ProblemEntry>>of(
                number("id", "序号", "Number", ProblemEntry::id),
                day("day", "日期", "Day", entry -> Optional.of(entry.day())),
                text("agent", "坐席", "Agent", entry -> Optional.of(entry.person().name())),
                coded(
                        "kind",
                        "类别",
                        "Kind",
                        entry -> Optional.of(
                                CodeWords.of("problemKind", entry.kind().code()))),
                text("text", "内容", "Text", entry -> Optional.of(entry.text())),
                text("complaint", "案件编号", "Case", ProblemEntry::number),
                instant("writtenAt", "记录时间", "Written", entry -> Optional.of(entry.writtenAt())),
                text("checkedBy", "检查人", "Checked by", entry -> entry.checkedBy()
                        .map(PersonName::name)),
                instant("checkedAt", "检查时间", "Checked", ProblemEntry::checkedAt));
        return columns.stream()
                .map(column -> column.in(ProblemEntries.Whole::entry))
                .toList();
    }
}
