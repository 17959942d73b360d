package hotline.supervision;

import hotline.complaint.PersonName;
import java.util.Optional;

/**
 * What one agent or supervisor holds.
 *
 * @param department code of their department
 * @param open complaints that have not ended
 * @param overdue those of them whose handling limit has passed
 */
public record Workload(PersonName person, Optional<String> department, int open, int overdue) {}
