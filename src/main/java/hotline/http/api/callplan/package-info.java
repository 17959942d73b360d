/** The plan of callbacks of a policy, as the contract writes it. Knows nothing of requests. */
@NullMarked
package hotline.http.api.callplan;

import org.jspecify.annotations.NullMarked;
