/** Pages of a list and the cursor that leads to the next. Never an OFFSET, and nothing of what is listed. */
@NullMarked
package hotline.paging;

import org.jspecify.annotations.NullMarked;
