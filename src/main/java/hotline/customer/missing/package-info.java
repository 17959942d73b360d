/**
 * Files that are missing against the system's (A7): each is reported to a department, which delivers it within a limit or says why it holds it
 * back; and how many files a department has counted. A missing file is no event of a complaint, and the log has none of it.
 */
@NullMarked
package hotline.customer.missing;

import org.jspecify.annotations.NullMarked;
