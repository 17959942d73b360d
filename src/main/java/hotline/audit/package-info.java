/**
 * Looks of our own people at personal data (K8), each recorded before the data is shown. Changes of complaints belong
 * to the event log and don't enter here.
 */
@NullMarked
package hotline.audit;

import org.jspecify.annotations.NullMarked;
