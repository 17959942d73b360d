/**
 * Units and people compared with all of them, by measures that are shares. The numbers come from facts and the judgement from
 * {@code hotline.measures.statistics}; nothing here ranks.
 */
@NullMarked
package hotline.measures.comparison;

import org.jspecify.annotations.NullMarked;
