/**
 * What can happen to a complaint: one record per event, which alone knows how it is stored, what of it outsiders may read
 * and what of it is personal. Neither rules nor figures may enter, and no other package names a field of stored events.
 */
package hotline.log;
