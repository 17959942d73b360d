/** What customers are asked (K5) as a policy defines it. Pure: questions of one direction, with their scales and wordings. */
@NullMarked
package hotline.policy.survey;

import org.jspecify.annotations.NullMarked;
