/** How work is given to agents (R, C, D2) as a policy defines it. Pure. */
@NullMarked
package hotline.policy.dispatch;

import org.jspecify.annotations.NullMarked;
