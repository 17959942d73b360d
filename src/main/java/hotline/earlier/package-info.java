/**
 * Complaints before a complaint about the same thing (F4): found at intake, raising its severity, and corrected by people. How complaints
 * are written stays outside.
 */
@NullMarked
package hotline.earlier;

import org.jspecify.annotations.NullMarked;
