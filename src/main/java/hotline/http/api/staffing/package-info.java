/** How many agents are needed, and replays with others, as the contract writes them. */
@NullMarked
package hotline.http.api.staffing;

import org.jspecify.annotations.NullMarked;
