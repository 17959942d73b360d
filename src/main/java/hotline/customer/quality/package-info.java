/**
 * How complete and how true customers' files are (A1): each month a sample of each department is drawn, people check it field by field, and
 * figures say what that lets one conclude.
 */
@NullMarked
package hotline.customer.quality;

import org.jspecify.annotations.NullMarked;
