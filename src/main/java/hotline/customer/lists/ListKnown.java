package hotline.customer.lists;

import hotline.customer.CallersOfNumber.FileOnNumber;
import java.util.List;
import java.util.Map;

/**
 * What is stored that rows of a batch may be about.
 *
 * @param byNumber files by their numbers, merged ones too
 * @param byExternalId the same by the customers' numbers
 * @param onPhone files under each phone number
 * @param files each that is named above, by the id of its root
 * @param refused by phone number what an erased customer refused, whose number it was
 */
record ListKnown(
        Map<Long, Named> byNumber,
        Map<String, Named> byExternalId,
        Map<String, List<FileOnNumber>> onPhone,
        Map<Long, ListedFile> files,
        Map<String, ListedFile.Refused> refused) {

    /** @param root the file that it is merged into; else its own id */
    record Named(long file, long root) {
        boolean isRoot() {
            return file == root;
        }
    }
}
