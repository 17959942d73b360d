/**
 * The process that decodes pictures of strangers: {@code hotline media}. It reads files from its input, writes new pictures to its output,
 * and has neither files, nor network, nor a database.
 */
@NullMarked
package hotline.media.child;

import org.jspecify.annotations.NullMarked;
