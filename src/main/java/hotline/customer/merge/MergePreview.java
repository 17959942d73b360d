package hotline.customer.merge;

import hotline.customer.Customer;

/**
 * What a merge would make of two files.
 *
 * @param from the file that would be merged
 * @param into the file that would stay
 * @param result the file that stays, as it would be read afterwards
 */
public record MergePreview(Customer from, Customer into, Customer result) {}
