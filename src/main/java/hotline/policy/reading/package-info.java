/**
 * Reads a policy file and names everything wrong with it by line. What a rule means when it is carried out may not
 * enter.
 */
@NullMarked
package hotline.policy.reading;

import org.jspecify.annotations.NullMarked;
