/** Speaks the protocol of S3: puts, reads and deletes objects of one bucket. What an object is, it does not know. */
@NullMarked
package hotline.attachment.bucket;

import org.jspecify.annotations.NullMarked;
