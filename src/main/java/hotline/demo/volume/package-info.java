/**
 * The parcels that the demo's branches handled, with a few days missing, so that rates per 10 000 parcels are seen. Made up by a
 * fixed rule; nothing here knows complaints.
 */
@NullMarked
package hotline.demo.volume;

import org.jspecify.annotations.NullMarked;
