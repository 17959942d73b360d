/** A demo's skills of agents, and ties of customers to them. */
@NullMarked
package hotline.demo.ties;

import org.jspecify.annotations.NullMarked;
