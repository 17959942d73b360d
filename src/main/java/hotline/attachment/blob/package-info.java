/** Stored files as chunks of bytes. What a file is and who may see it is not known here. */
@NullMarked
package hotline.attachment.blob;

import org.jspecify.annotations.NullMarked;
