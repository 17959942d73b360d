/**
 * Customers of the demo who are more than a name and a number, and what agents have recorded of them. Complaints are made elsewhere; only who
 * complains and their files belong here.
 */
@NullMarked
package hotline.demo.customers;

import org.jspecify.annotations.NullMarked;
