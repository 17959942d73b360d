/** The past of a line run again through the real match, with agents more or fewer. Pure but for its stores, jobs and services. */
@NullMarked
package hotline.staffing.replay;

import org.jspecify.annotations.NullMarked;
