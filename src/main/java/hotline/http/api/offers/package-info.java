/** Offers of work over HTTP: work offered to an agent, the agent's answer, and what a match would do now. No rule may enter. */
@NullMarked
package hotline.http.api.offers;

import org.jspecify.annotations.NullMarked;
