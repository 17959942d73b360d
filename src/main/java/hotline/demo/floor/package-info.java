/** A floor at work for the demo: colleagues whose presence is played, as long as no one signs in as them. */
@NullMarked
package hotline.demo.floor;

import org.jspecify.annotations.NullMarked;
