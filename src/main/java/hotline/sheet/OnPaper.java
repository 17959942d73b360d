package hotline.sheet;

import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Worksheet;

/** How the sheets that the program writes come out of a printer: on A4, with their heads, their name and the number of each page. */
public final class OnPaper {
    /** More columns lie across the page. */
    private static final int MOST_UPRIGHT = 5;

    /** Of columns of the usual width; more would be too small to read. */
    private static final int MOST_ACROSS = 10;

    private OnPaper() {}

    /** @param heads whether the first row has the heads of the columns; it is printed on each page */
    public static void lay(Worksheet sheet, int columns, boolean heads) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation(columns > MOST_UPRIGHT ? "landscape" : "portrait");
        int across = Math.max(1, (columns + MOST_ACROSS - 1) / MOST_ACROSS);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) across);
        // As many pages down as the rows need.
        sheet.fitToHeight((short) 0);
        if (heads) {
            sheet.repeatRows(0);
        }
        if (across > 1) {
            sheet.repeatCols(0);
        }
        sheet.footer("&A", Position.LEFT);
        sheet.footer("&P / &N", Position.RIGHT);
    }
}
