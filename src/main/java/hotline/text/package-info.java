/**
 * The one place that folds what people type, paste and scan, so that the same name, number or text is equal however it
 * was entered. Plain functions of text; no list of a policy, no field of a complaint and no statement may enter.
 */
@NullMarked
package hotline.text;

import org.jspecify.annotations.NullMarked;
