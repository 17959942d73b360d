/**
 * The operations by which administrators keep the house: people, rules, jobs, recorded looks, rows left out. Work on complaints
 * may not enter; its operations stand in {@code http.api}.
 */
@NullMarked
package hotline.http.api.administration;

import org.jspecify.annotations.NullMarked;
