/** Customers who come in person (T8): the desk notes them, an agent is offered each as work, and how soon they were greeted is counted. */
@NullMarked
package hotline.visit;

import org.jspecify.annotations.NullMarked;
