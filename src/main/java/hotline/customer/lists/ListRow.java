package hotline.customer.lists;

import java.util.List;
import java.util.Optional;

/**
 * A row of a list in its place.
 *
 * @param ordinal among all rows of the file, from 1
 * @param sheet of a workbook
 * @param line in the file or on the sheet, from 1
 * @param cells as they were sent
 */
record ListRow(long ordinal, Optional<String> sheet, long line, List<String> cells, ListedRow read) {}
