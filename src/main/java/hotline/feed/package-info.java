/** News of the log for live streams, worded for each audience. It reads only the log, and carries no personal data. */
@NullMarked
package hotline.feed;

import org.jspecify.annotations.NullMarked;
