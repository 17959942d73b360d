/**
 * Complaints coming in: checked, judged, numbered and committed many at a time, each once. Later changes of a
 * complaint go through the engine.
 */
@NullMarked
package hotline.intake;

import org.jspecify.annotations.NullMarked;
