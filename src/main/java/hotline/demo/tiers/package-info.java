/** Customers of the demo with tiers, and proposals that wait for a supervisor. */
@NullMarked
package hotline.demo.tiers;

import org.jspecify.annotations.NullMarked;
