package hotline.report;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person has added to a draft.
 *
 * @param department that it is addressed to, by code
 * @param login of its author
 */
public record Remark(
        long id,
        Section section,
        String text,
        Optional<String> department,
        long by,
        String login,
        String name,
        Instant at) {}
