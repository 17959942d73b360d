/**
 * What customers do with their own complaint: follow it, rate it, refuse the conclusion (F9, P7). Figures of
 * satisfaction are measures'.
 */
@NullMarked
package hotline.satisfaction;

import org.jspecify.annotations.NullMarked;
