/**
 * Policies and calendars in force on all nodes: stored, learned, replaced, applied to open complaints. Their content
 * belongs to {@code policy}, and counting time to {@code sla}.
 */
@NullMarked
package hotline.rules;

import org.jspecify.annotations.NullMarked;
