/**
 * Corrects by which name, telephone number and waybill a complainant is reached and found, after intake. The values recorded
 * before stay in the log; limits, steps and judgements may not enter.
 */
@NullMarked
package hotline.complaint.particulars;

import org.jspecify.annotations.NullMarked;
