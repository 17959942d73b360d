/**
 * Policies and calendars in force on all nodes: stored, learnt, replaced, applied to open complaints. What stands
 * in a policy is policy's; how time is counted is sla's.
 */
@NullMarked
package hotline.rules;

import org.jspecify.annotations.NullMarked;
