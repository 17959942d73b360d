/** Complaints about one matter in the demo: pairs that wait for a decision, and one that is joined. No rule of joining enters. */
@NullMarked
package hotline.demo.joining;

import org.jspecify.annotations.NullMarked;
