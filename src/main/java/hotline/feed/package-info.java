/**
 * News of the log for live streams, worded for each audience. It reads the log and nothing else, and carries no
 * personal data.
 */
@NullMarked
package hotline.feed;

import org.jspecify.annotations.NullMarked;
