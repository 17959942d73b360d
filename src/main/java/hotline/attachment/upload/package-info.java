/** Files on their way in, piece by piece. To what they belong is decided when they are taken. */
@NullMarked
package hotline.attachment.upload;

import org.jspecify.annotations.NullMarked;
