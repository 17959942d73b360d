/** How often customers are visited and called (K2, D4) as a policy defines it. Pure: days come in, calendar periods come out. */
@NullMarked
package hotline.policy.care;

import org.jspecify.annotations.NullMarked;
