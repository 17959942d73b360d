/**
 * Lists that people send as files, CSV or workbooks, read row by row in constant memory. It knows nothing of what the rows mean.
 */
@NullMarked
package hotline.sheet;

import org.jspecify.annotations.NullMarked;
