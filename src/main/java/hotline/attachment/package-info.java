/**
 * Files of complaints: what they are, how they are prepared, who may see them. How bytes come in is in {@code attachment.upload}, where they lie in
 * {@code attachment.blob}.
 */
@NullMarked
package hotline.attachment;

import org.jspecify.annotations.NullMarked;
