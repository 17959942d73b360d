/**
 * Looks of our own people at personal data (K8), each on record before anything is shown. Changes of complaints
 * stand in the event log and don't enter here.
 */
@NullMarked
package hotline.audit;

import org.jspecify.annotations.NullMarked;
