/** What customers, agents and branches have written to each other in the demo, with photos and a document. */
@NullMarked
package hotline.demo.thread;

import org.jspecify.annotations.NullMarked;
