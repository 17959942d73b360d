/**
 * Corrects by which name, telephone number and waybill a complainant is reached and found, after intake. What was recorded
 * before stays in the log; limits, steps and judgements may not enter.
 */
@NullMarked
package hotline.complaint.particulars;

import org.jspecify.annotations.NullMarked;
