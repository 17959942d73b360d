package hotline.measures.warning;

import hotline.measures.facts.Dimension;

/**
 * A unit and a type of complaints that are watched.
 *
 * @param level branch, hub or region
 * @param member its code
 * @param type of complaints
 */
public record Watched(Dimension level, String member, String type) {}
