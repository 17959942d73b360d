package hotline.earlier;

import hotline.policy.Repeats;
import hotline.policy.taxonomy.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * A filed complaint with the earlier ones that it knows, as it is counted again. Pure.
 *
 * @param chosenFile where a person put it; the file at the end of its merges
 */
record FiledComplaint(
        long complaint,
        int policyVersion,
        Source source,
        String phone,
        Optional<String> extension,
        String name,
        Optional<String> waybill,
        String type,
        Instant receivedAt,
        Optional<Long> linkedTo,
        Optional<Long> chosenFile,
        List<Pair> pairs) {

    FiledComplaint {
        pairs = List.copyOf(pairs);
    }

    /**
     * An earlier complaint that it knows.
     *
     * @param counts it is about the same thing
     * @param byPerson a person said so, or the contrary
     */
    record Pair(long earlier, String number, String because, boolean counts, boolean byPerson) {}

    Sought sought(int place, Repeats rules) {
        return new Sought(
                place,
                source,
                phone,
                extension,
                name,
                waybill,
                type,
                receivedAt,
                rules,
                linkedTo,
                Set.of(),
                Optional.empty(),
                0,
                Optional.of(new Sought.OnDisk(complaint, chosenFile)));
    }

    FiledComplaint ofType(String other) {
        return new FiledComplaint(
                complaint,
                policyVersion,
                source,
                phone,
                extension,
                name,
                waybill,
                other,
                receivedAt,
                linkedTo,
                chosenFile,
                pairs);
    }

    /** What is different now that the rules count these. */
    CountedPairs again(EarlierCount count) {
        return again(count, earlier -> true);
    }

    /** The same of those earlier ones only. */
    CountedPairs again(EarlierCount count, Set<Long> earlier) {
        return again(count, earlier::contains);
    }

    private CountedPairs again(EarlierCount count, LongPredicate isLookedAt) {
        var found =
                count.found().stream().map(one -> one.complaint().orElseThrow()).collect(Collectors.toSet());
        var gone = pairs.stream()
                .filter(pair -> pair.counts() && !pair.byPerson() && isLookedAt.test(pair.earlier()))
                .filter(pair -> !found.contains(pair.earlier()))
                .toList();
        var known = pairs.stream().map(Pair::earlier).collect(Collectors.toCollection(HashSet::new));
        var come = new ArrayList<Pair>();
        for (Found one : count.found()) {
            long earlier = one.complaint().orElseThrow();
            if (isLookedAt.test(earlier) && known.add(earlier)) {
                come.add(new Pair(
                        earlier, one.number().orElseThrow(), one.because().code(), true, false));
            }
        }
        long counted = pairs.stream().filter(Pair::counts).count() + come.size() - gone.size();
        return new CountedPairs(complaint, gone, come, 1 + (int) counted);
    }
}
