/** A company's written regulation as records. Pure: reading a file and counting time are done elsewhere. */
@NullMarked
package hotline.policy;

import org.jspecify.annotations.NullMarked;
