/** Figures of telephone calls, as the contract writes them. */
@NullMarked
package hotline.http.api.callfigures;

import org.jspecify.annotations.NullMarked;
