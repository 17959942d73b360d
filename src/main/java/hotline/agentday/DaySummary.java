package hotline.agentday;

import hotline.complaint.PersonName;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the agent on duty reports of a day's problems.
 *
 * @param entries how many the day had when it was written
 */
public record DaySummary(LocalDate day, PersonName person, String text, int entries, Instant writtenAt) {}
