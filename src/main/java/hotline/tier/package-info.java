/**
 * How important each customer is (K1, D1): trade and points from files, reviews that propose tiers, decisions of people, and the tiers with
 * their validity. What a tier is worth to a queue is decided elsewhere.
 */
@NullMarked
package hotline.tier;

import org.jspecify.annotations.NullMarked;
