/** Deletes what is over of files, and looks whether stored ones are what came in. */
@NullMarked
package hotline.attachment.upkeep;

import org.jspecify.annotations.NullMarked;
