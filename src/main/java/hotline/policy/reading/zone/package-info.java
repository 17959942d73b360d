/** Time zones that Java, PostgreSQL and browsers read the same way. */
@NullMarked
package hotline.policy.reading.zone;

import org.jspecify.annotations.NullMarked;
