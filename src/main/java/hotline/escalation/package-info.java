/**
 * The ladder (P9, T5): limits that pass, notices to the people who answer for them, receipts and answers. When a rung
 * is due is counted by sla; changes of complaints are made by the engine.
 */
@NullMarked
package hotline.escalation;

import org.jspecify.annotations.NullMarked;
