/** What agents can do, their training and their mentors (C2, C6, C7). */
@NullMarked
package hotline.staff;

import org.jspecify.annotations.NullMarked;
