package hotline.attachment.upload;

import hotline.attachment.AttachmentLimits;
import hotline.attachment.AttachmentLimits.Limit;
import java.util.Optional;

/**
 * What a sender has uploaded already. Pure.
 *
 * @param open uploads that were begun lately and are not whole yet
 * @param filesOfNetwork of a day
 * @param ofNetwork their bytes
 * @param ofPerson bytes of a day that nothing took
 * @param ofComplaint bytes of all files of the complaint, those on their way too
 * @param ofCustomer bytes that its customer sent
 */
record UploadQuota(int open, int filesOfNetwork, long ofNetwork, long ofPerson, long ofComplaint, long ofCustomer) {

    /** Why one more of that size is refused. */
    Optional<String> refuses(Sender sender, long size, AttachmentLimits limits) {
        if (open >= AttachmentLimits.MOST_OPEN) {
            return Optional.of("finish or end the uploads that are open first");
        }
        if (sender.isPerson()) {
            return ofPerson + size > limits.bytes(Limit.PERSON)
                    ? Optional.of("you sent too much today that belongs to nothing")
                    : Optional.empty();
        }
        if (ofNetwork + size > limits.bytes(Limit.NETWORK) || filesOfNetwork >= AttachmentLimits.MOST_OF_NETWORK) {
            return Optional.of("too much was sent from this network today");
        }
        if (sender.complaint().isPresent()
                && (ofCustomer + size > limits.bytes(Limit.CUSTOMER)
                        || ofComplaint + size > limits.bytes(Limit.COMPLAINT))) {
            return Optional.of("the complaint has as many files as it may have");
        }
        return Optional.empty();
    }
}
