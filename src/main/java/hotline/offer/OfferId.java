package hotline.offer;

import hotline.dispatch.WorkId;

/**
 * One offer of a work.
 *
 * @param number counts the offers of the work: an answer names it, so that it never answers a later one
 */
public record OfferId(WorkId work, int number) {}
