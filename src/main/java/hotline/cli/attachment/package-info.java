/** Commands about files of complaints. */
@NullMarked
package hotline.cli.attachment;

import org.jspecify.annotations.NullMarked;
