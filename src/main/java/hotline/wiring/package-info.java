/** The services of complaints, built once for the server and the demo. No rule and no statement may enter. */
@NullMarked
package hotline.wiring;

import org.jspecify.annotations.NullMarked;
