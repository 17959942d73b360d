/**
 * Contacts that are due to customers (K2, D4): made by calendar periods, fulfilled by what people report of visits and calls (K3, K5), missed
 * or excused. A callback about a complaint is none of them.
 */
@NullMarked
package hotline.care;

import org.jspecify.annotations.NullMarked;
