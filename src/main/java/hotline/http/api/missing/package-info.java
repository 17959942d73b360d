/** Files that are missing against the system (A7), as people count, report and deliver them over HTTP. */
@NullMarked
package hotline.http.api.missing;

import org.jspecify.annotations.NullMarked;
