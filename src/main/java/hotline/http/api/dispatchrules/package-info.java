/** How a policy gives out work as the contract writes it. */
@NullMarked
package hotline.http.api.dispatchrules;

import org.jspecify.annotations.NullMarked;
