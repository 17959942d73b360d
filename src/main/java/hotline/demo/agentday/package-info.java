/**
 * The demo's log of problems and saved views, written through the services that people use. Complaints may not enter.
 */
@NullMarked
package hotline.demo.agentday;

import org.jspecify.annotations.NullMarked;
