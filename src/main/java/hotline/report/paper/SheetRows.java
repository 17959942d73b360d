package hotline.report.paper;

import hotline.sheet.OnPaper;
import java.io.IOException;
import org.dhatim.fastexcel.Worksheet;

/** Rows of one sheet. */
final class SheetRows {
    private final Worksheet sheet;
    private final boolean heads;
    private int columns;
    private int row;

    SheetRows(Worksheet sheet, Object... heads) {
        this.sheet = sheet;
        this.heads = heads.length > 0;
        sheet.freezePane(0, heads.length == 0 ? 0 : 1);
        if (heads.length > 0) {
            add(heads);
            sheet.range(0, 0, 0, heads.length - 1).style().bold().set();
        }
    }

    /** Texts stay texts, even those that begin with a sign of a formula. */
    void add(Object... cells) {
        columns = Math.max(columns, cells.length);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else {
                sheet.inlineString(row, i, String.valueOf(cells[i]));
            }
        }
        row++;
    }

    void finish() throws IOException {
        sheet.width(0, 28);
        OnPaper.lay(sheet, columns, heads);
        sheet.finish();
    }
}
