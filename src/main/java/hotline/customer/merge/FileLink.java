package hotline.customer.merge;

/**
 * A link between two files, as it is stored.
 *
 * @param from the file that is merged
 * @param into the file that stays
 * @param stands whether it is not undone
 */
record FileLink(long id, long from, long into, boolean stands) {}
