/** Digests of bytes and texts. What they are of, and keys, belong elsewhere. */
@NullMarked
package hotline.digest;

import org.jspecify.annotations.NullMarked;
