/**
 * The codes of a complaint that standards ask for: remedy sought, outcome, validity, cause, nature, quality, incident date,
 * emergency, special care. Pure rules and their columns; nothing here knows steps, clocks or requests.
 */
@NullMarked
package hotline.complaint.coding;

import org.jspecify.annotations.NullMarked;
