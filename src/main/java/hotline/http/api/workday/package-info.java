/** What agents did with work, as the contract writes it. */
@NullMarked
package hotline.http.api.workday;

import org.jspecify.annotations.NullMarked;
