/** When a customer is called next, and when no more (F9): plain functions of rules, calendar, zone and the calls so far. No I/O, no clock. */
@NullMarked
package hotline.callback.plan;

import org.jspecify.annotations.NullMarked;
