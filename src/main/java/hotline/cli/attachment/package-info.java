/** Commands about stored files of complaints, which need no server. */
@NullMarked
package hotline.cli.attachment;

import org.jspecify.annotations.NullMarked;
