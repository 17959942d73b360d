/**
 * Rows that cannot be worked on: left out of the work at hand, tried apart a few times, then parked with the reason until
 * a server starts or an administrator asks for another try. One mechanism for the ladder, log readers, jobs, callbacks
 * and lists.
 */
@org.jspecify.annotations.NullMarked
package hotline.parking;
