/** Bounds of YAML documents, so that a small text does not fill the memory. */
@NullMarked
package hotline.policy.reading.size;

import org.jspecify.annotations.NullMarked;
