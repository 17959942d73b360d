/** The commands of {@code hotline staffing}. */
@NullMarked
package hotline.cli.staffing;

import org.jspecify.annotations.NullMarked;
