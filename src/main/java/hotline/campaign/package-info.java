/**
 * Campaigns of calls to customers (临时回访计划, K4): filtered, previewed, approved by another person, frozen, called at a pace through the callbacks'
 * own mechanism, each customer once.
 */
@NullMarked
package hotline.campaign;

import org.jspecify.annotations.NullMarked;
