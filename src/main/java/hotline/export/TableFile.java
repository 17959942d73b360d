package hotline.export;

import java.io.IOException;

/** A file that is written row by row, cell by cell; it keeps no row that is written. */
interface TableFile extends CellTarget {
    void endRow() throws IOException;

    /** Hands on all that was written, as far as the format allows it. */
    void flush() throws IOException;

    /** Writes the end of the file. */
    void finish() throws IOException;
}
