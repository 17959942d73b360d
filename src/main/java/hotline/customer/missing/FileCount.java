package hotline.customer.missing;

import hotline.complaint.PersonName;
import java.time.Instant;

/**
 * A count of a department's files (A7).
 *
 * @param counted what people found
 * @param inSystem how many the system had of the department then
 */
public record FileCount(String department, int counted, int inSystem, PersonName by, Instant at) {}
