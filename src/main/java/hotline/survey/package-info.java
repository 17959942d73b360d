/**
 * What customers answered to the questions of the policy (K5), by telephone and on their page, and the figures of it. Which
 * questions there are belongs to the policy; the rating itself to satisfaction.
 */
@NullMarked
package hotline.survey;

import org.jspecify.annotations.NullMarked;
