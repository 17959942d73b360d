package hotline.measures.breakdown;

import hotline.paging.Page;
import java.util.Optional;

/**
 * A page of the complaints that a number counts.
 *
 * @param complaints how many stand on all pages, where the first page says it
 */
public record BehindPage(Page<Behind, Long> page, Optional<Long> complaints) {}
