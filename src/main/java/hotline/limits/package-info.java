/**
 * Changes that agents and supervisors make to a complaint's limits: pauses, extensions, hand-overs, stages, promised
 * replies. Counting is sla's; the change itself is made by the engine.
 */
@NullMarked
package hotline.limits;

import org.jspecify.annotations.NullMarked;
