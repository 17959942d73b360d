package hotline.export.table;

import hotline.audit.Looks;
import hotline.export.CodeWords;
import hotline.export.Column;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The columns of the register of looks. */
final class LookColumns {
    private LookColumns() {}

    static List<Column<Looks.Taken>> of() {
        return List.of(
                Column.number("id", "序号", "Number", Looks.Taken::id),
                Column.instant("at", "时间", "At", look -> Optional.of(look.at())),
                Column.text("login", "账号", "Account", Looks.Taken::login),
                Column.text("name", "姓名", "Name", Looks.Taken::name),
                Column.coded("what", "查阅内容", "Looked at", look -> Optional.of(CodeWords.of("lookKind", look.what()))),
                Column.text("why", "查阅理由", "Why", Looks.Taken::why),
                Column.instant("until", "有效至", "Until", Looks.Taken::until),
                Column.text("numbers", "案件编号", "Cases", look -> Optional.of(String.join(" ", look.numbers()))
                        .filter(text -> !text.isEmpty())),
                Column.someNumber("export", "导出编号", "Export", of(Looks.Export::id)),
                Column.coded("exported", "导出内容", "Exported", of(export -> CodeWords.of("looks.list", export.what()))),
                Column.text("filters", "导出筛选", "Filters", of(export -> export.filters()
                        .encode())),
                Column.text("format", "格式", "Format", of(Looks.Export::format)),
                Column.someNumber("rows", "行数", "Rows", look -> look.export().flatMap(Looks.Export::rows)),
                Column.text("reason", "理由", "Reason", of(Looks.Export::reason)),
                Column.instant(
                        "fetchedAt", "下载时间", "Fetched", look -> look.export().flatMap(Looks.Export::fetchedAt)));
    }

    private static <T> Function<Looks.Taken, Optional<T>> of(Function<Looks.Export, T> part) {
        return look -> look.export().map(part);
    }
}
