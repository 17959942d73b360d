/**
 * Early warnings: one type of complaints about one branch, hub or region has become more frequent. They are found each night from
 * facts and judged by people; nothing here changes a complaint.
 */
@NullMarked
package hotline.measures.warning;

import org.jspecify.annotations.NullMarked;
