/** Calls of the demo with what they were about, as people write them down without an exchange. */
@NullMarked
package hotline.demo.calls;

import org.jspecify.annotations.NullMarked;
