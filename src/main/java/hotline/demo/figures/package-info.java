/**
 * What supervisors made of the demo's figures: a named baseline and judged warnings, made by the services that people use. Nothing
 * of the server may enter.
 */
@NullMarked
package hotline.demo.figures;

import org.jspecify.annotations.NullMarked;
