/** Pages of a list and the cursor that leads to the next. No OFFSET, and no knowledge of the rows listed. */
@NullMarked
package hotline.paging;

import org.jspecify.annotations.NullMarked;
