/** When and how often a policy lets customers be called, and by whom (F9). No text is read here, and nothing is asked of a clock. */
@NullMarked
package hotline.policy.calling;

import org.jspecify.annotations.NullMarked;
