/** What agents say by situation, and forbidden expressions (F11, T7, C8), as a policy defines it. Pure: no phrase knows a case. */
@NullMarked
package hotline.policy.phrase;

import org.jspecify.annotations.NullMarked;
