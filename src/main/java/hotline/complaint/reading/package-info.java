/**
 * Complaints as callers may see them (P6): one with its log, and lists that page by key. Nothing here changes a
 * complaint.
 */
@NullMarked
package hotline.complaint.reading;

import org.jspecify.annotations.NullMarked;
