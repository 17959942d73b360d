/**
 * The columns of each list that people take out of the system, and how its rows are read. How a file is written and who
 * may ask for it belong to {@code hotline.export}; no statement enters here.
 */
@NullMarked
package hotline.export.table;

import org.jspecify.annotations.NullMarked;
