/** What agents say and never say, as the contract writes it. */
@NullMarked
package hotline.http.api.phrases;

import org.jspecify.annotations.NullMarked;
