package hotline.earlier;

import hotline.complaint.Precedence;
import hotline.customer.CallersOfNumber.FileOnNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the database knows of complaints that may be about the same thing as one.
 *
 * @param isRepeat its key was used before, so nothing is filed
 * @param linked the one it follows from, and those which that one counts
 * @param ofWaybill with its waybill, within the window
 * @param unfiled with its number, of its type and within the window, which stand in no customer's file yet
 * @param unfiledReturns with its number, of any type and shortly before, which stand in no file yet
 * @param files with its number, and those that are merged with one
 */
record Candidates(
        boolean isRepeat,
        List<Case> linked,
        List<Case> ofWaybill,
        List<Unfiled> unfiled,
        List<UnfiledReturn> unfiledReturns,
        List<KnownFile> files) {

    static final Candidates NONE = new Candidates(false, List.of(), List.of(), List.of(), List.of(), List.of());

    /** @param others ids of the complaints that it is not the same thing as */
    record Case(long complaint, String number, Set<Long> others) {}

    record Unfiled(Case one, String name, Optional<String> extension) {}

    record UnfiledReturn(Return one, String name, Optional<String> extension) {}

    /**
     * A customer's file.
     *
     * @param returns shortly before, of any type, of all files that are merged with it
     * @param tiers of all files that are merged with it, the best of each department
     * @param cases of the type sought and within the window, of all files that are merged with it
     */
    record KnownFile(FileOnNumber file, List<Case> cases, List<Precedence.Held> tiers, List<Return> returns) {
        long root() {
            return file.root();
        }
    }
}
