package hotline.export.table;

import static hotline.export.Column.coded;
import static hotline.export.Column.day;
import static hotline.export.Column.instant;
import static hotline.export.Column.number;
import static hotline.export.Column.real;
import static hotline.export.Column.text;

import hotline.export.CodeWords;
import hotline.export.Column;
import hotline.export.DimensionWords;
import hotline.measures.facts.Dimension;
import hotline.measures.warning.EarlyWarning;
import hotline.measures.warning.EarlyWarning.Judgement;
import java.util.List;
import java.util.Optional;

/** The columns of early warnings with what a person found out last. */
final class WarningColumns {
    private WarningColumns() {}

    static List<Column<EarlyWarning>> of(DimensionWords words) {
        return List.of(
                number("id", "序号", "Number", EarlyWarning::id),
                coded(
                        "level",
                        "层级",
                        "Level",
                        warning -> Optional.of(
                                CodeWords.of("measures.by", warning.of().level().column()))),
                coded(
                        "member",
                        "单位",
                        "Unit",
                        warning -> Optional.of(
                                words.of(warning.of().level(), warning.of().member()))),
                coded(
                        "type",
                        "投诉类型",
                        "Type",
                        warning -> Optional.of(
                                words.of(Dimension.TYPE, warning.of().type()))),
                day("from", "起始日", "First day", warning -> Optional.of(warning.began())),
                day("to", "截止日（含）", "Last day, included", warning -> Optional.of(warning.lastDay())),
                number("seen", "实际件数", "Seen", EarlyWarning::seen),
                real(
                        "expected",
                        "预期件数",
                        "Expected",
                        warning -> Optional.of(Math.round(warning.expected() * 10) / 10.0)),
                instant("raisedAt", "预警时间", "Raised", warning -> Optional.of(warning.raisedAt())),
                coded("verdict", "判断", "Judged as", warning -> warning.judgement()
                        .map(judgement -> CodeWords.of(
                                "warning.verdict", judgement.verdict().code()))),
                text("words", "查明情况", "Finding", warning -> warning.judgement().map(Judgement::words)),
                instant("judgedAt", "判断时间", "Judged", warning -> warning.judgement()
                        .map(Judgement::at)),
                Column.<EarlyWarning>text("judgedBy", "判断人", "Judged by", warning -> warning.judgement()
                                .map(Judgement::by))
                        .forSupervisors());
    }
}
