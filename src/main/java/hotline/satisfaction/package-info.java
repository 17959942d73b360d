/**
 * The actions of customers on their own complaint: follow it, rate it, refuse the conclusion (F9, P7). Figures of
 * satisfaction belong to measures.
 */
@NullMarked
package hotline.satisfaction;

import org.jspecify.annotations.NullMarked;
