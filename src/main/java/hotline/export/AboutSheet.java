package hotline.export;

import hotline.policy.taxonomy.LocalizedName;
import hotline.sheet.OnPaper;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The sheet that says what a workbook holds, so that a file found later explains itself. */
final class AboutSheet {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Worksheet sheet;
    private final String language;
    private int row;

    private AboutSheet(Worksheet sheet, String language) {
        this.sheet = sheet;
        this.language = language;
    }

    static void write(Workbook book, About about, String language) throws IOException {
        var page = new AboutSheet(book.newWorksheet(language.startsWith("zh") ? "说明" : "about"), language);
        page.all(about);
        page.sheet.finish();
    }

    private void all(About about) {
        sheet.width(0, 24);
        sheet.width(1, 60);
        OnPaper.lay(sheet, 2, false);
        line("内容", "Content", about.title().in(language));
        about.filters().forEach(filter -> line(filter.name(), filter.value().in(language)));
        line("行数", "Rows", Long.toString(about.rows()));
        line("申请人", "Requested by", about.person());
        line("理由", "Reason", about.reason());
        line("申请时间", "Requested at", LOCAL.format(about.askedAt().atZone(about.zone())));
        line("时区", "Time zone", about.zone().getId());
        line("日志位置", "Log position", about.position());
        about.said().forEach(entry -> line(entry.name(), entry.value().in(language)));
    }

    private void line(String zh, String en, String value) {
        line(new LocalizedName(zh, en), value);
    }

    private void line(LocalizedName name, String value) {
        sheet.inlineString(row, 0, name.in(language));
        sheet.style(row, 0).bold().set();
        sheet.inlineString(row, 1, value);
        row++;
    }
}
