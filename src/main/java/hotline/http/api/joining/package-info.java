/** The operations by which agents join two complaints about one matter and separate them again. No rule of joining enters. */
@NullMarked
package hotline.http.api.joining;

import org.jspecify.annotations.NullMarked;
