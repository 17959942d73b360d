package hotline.sheet;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** The rows of a file, one after the other, each once. Reading blocks. */
public interface RowSource extends Closeable {

    /**
     * A row as it stands in the file.
     *
     * @param sheet of a workbook
     * @param line in the file or on the sheet, from 1
     * @param isFirst the first row of the file or of a sheet, which names columns
     */
    record Row(Optional<String> sheet, long line, boolean isFirst, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** Empty at the end. Throws {@link hotline.failure.Failure.Invalid} where the file can't be read. */
    Optional<Row> next();
}
