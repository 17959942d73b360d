/** Visits and calls of the demo's customers: done, due, missed and excused. */
@NullMarked
package hotline.demo.care;

import org.jspecify.annotations.NullMarked;
