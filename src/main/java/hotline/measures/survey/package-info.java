/** Figures of what customers answered (K5), each channel by itself, and of the cases that no one rated. */
@NullMarked
package hotline.measures.survey;

import org.jspecify.annotations.NullMarked;
