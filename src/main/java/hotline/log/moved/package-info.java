/**
 * What events say of limits that moved and of departments' turns: values that several events have in common. No event
 * and no form of storage may enter.
 */
@NullMarked
package hotline.log.moved;

import org.jspecify.annotations.NullMarked;
