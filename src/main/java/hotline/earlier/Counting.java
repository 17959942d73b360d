package hotline.earlier;

import hotline.customer.CallersOfNumber;
import hotline.customer.CustomerName;
import hotline.earlier.Candidates.Case;
import hotline.earlier.Candidates.KnownFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which complaints a complaint counts as earlier ones about the same thing (F4). Pure. */
final class Counting {
    /** No one reads more of them, and the third weighs like the thirtieth. */
    static final int MOST = 20;

    /** Figures ask whether there is one. */
    static final int MOST_RETURNS = 8;

    private final List<Sought> batch;
    private final Map<Integer, Candidates> candidates;
    private final Map<Integer, KnownFile> files = new HashMap<>();

    /** As they are given: many callers of one number are compared with each other. */
    private final Map<String, CustomerName> names = new HashMap<>();

    private Counting(List<Sought> batch, Map<Integer, Candidates> candidates) {
        this.batch = batch;
        this.candidates = candidates;
    }

    /** By place; those without an earlier one are left out. */
    static Map<Integer, EarlierCount> of(List<Sought> batch, Map<Integer, Candidates> candidates) {
        return new Counting(batch, candidates).all();
    }

    private Map<Integer, EarlierCount> all() {
        batch.forEach(sought -> file(sought).ifPresent(file -> files.put(sought.place(), file)));
        var counts = new HashMap<Integer, EarlierCount>();
        var before = new ArrayList<Sought>();
        for (Sought sought : batch) {
            var found = new ArrayList<>(inBatch(sought, before));
            found.addAll(filed(sought));
            var tiers = known(sought.place()).map(KnownFile::tiers).orElse(List.of());
            var count = new EarlierCount(found.stream().limit(MOST).toList(), tiers, returns(sought, before));
            if (!count.isNothing()) {
                counts.put(sought.place(), count);
            }
            boolean isSent = sought.key().isPresent()
                    && before.stream().anyMatch(one -> one.key().equals(sought.key()));
            if (!isSent && !known(sought).isRepeat()) {
                before.add(sought);
            }
        }
        return counts;
    }

    private List<Found> filed(Sought sought) {
        var known = known(sought);
        var cases = new LinkedHashMap<Long, Because>();
        var byId = new HashMap<Long, Case>();
        put(known.linked(), Because.LINKED, cases, byId);
        put(known.ofWaybill(), Because.SAME_WAYBILL, cases, byId);
        put(ofMatter(sought, known), Because.SAME_MATTER, cases, byId);
        // One thing can't be the same as two that are not the same as each other; the older one counts.
        return byId.values().stream()
                .filter(one ->
                        one.others().stream().noneMatch(other -> other < one.complaint() && byId.containsKey(other)))
                .sorted((one, other) -> Long.compare(other.complaint(), one.complaint()))
                .map(one -> Found.filed(
                        one.complaint(),
                        one.number(),
                        because(cases, one),
                        sought.notSame().contains(one.number())))
                .toList();
    }

    private static Because because(Map<Long, Because> cases, Case one) {
        return Optional.ofNullable(cases.get(one.complaint())).orElse(Because.SAME_MATTER);
    }

    private static void put(List<Case> some, Because because, Map<Long, Because> cases, Map<Long, Case> byId) {
        for (Case one : some) {
            cases.putIfAbsent(one.complaint(), because);
            byId.putIfAbsent(one.complaint(), one);
        }
    }

    private List<Case> ofMatter(Sought sought, Candidates known) {
        var cases = new ArrayList<Case>();
        known.unfiled().stream()
                .filter(one -> areOne(one.name(), one.extension(), sought))
                .forEach(one -> cases.add(one.one()));
        known(sought.place()).ifPresent(file -> cases.addAll(file.cases()));
        return cases;
    }

    /** Of the same customer, by number and name and by files as they are merged now. */
    private List<Return> returns(Sought sought, List<Sought> before) {
        var returns = new ArrayList<Return>();
        for (int i = before.size() - 1; i >= 0 && returns.size() < MOST_RETURNS; i--) {
            var other = before.get(i);
            boolean isReturn = sought.isExternal()
                    && sought.mayMeet(other)
                    && sought.phone().equals(other.phone())
                    && isOneCustomer(sought, other);
            if (isReturn) {
                boolean isMatter = sought.type().equals(other.type()) || sought.isOfWaybill(other);
                returns.add(new Return(Optional.empty(), other.place(), true, isMatter));
            }
        }
        known(sought).unfiledReturns().stream()
                .filter(one -> areOne(one.name(), one.extension(), sought))
                .forEach(one -> returns.add(one.one()));
        known(sought.place()).ifPresent(file -> returns.addAll(file.returns()));
        return returns.stream().limit(MOST_RETURNS).toList();
    }

    private Optional<KnownFile> file(Sought sought) {
        var files = known(sought).files();
        var chosen = sought.onDisk().flatMap(Sought.OnDisk::chosenFile);
        if (chosen.isPresent()) {
            return files.stream().filter(file -> file.root() == chosen.get()).findFirst();
        }
        var byId = files.stream().collect(Collectors.toMap(one -> one.file().file(), one -> one, (one, same) -> one));
        return CallersOfNumber.file(files.stream().map(KnownFile::file).toList(), sought.name(), sought.extension())
                .map(byId::get);
    }

    /** Those before it that are filed with it; the newest first. */
    private List<Found> inBatch(Sought sought, List<Sought> before) {
        var found = new ArrayList<Found>();
        for (int i = before.size() - 1; i >= 0 && found.size() < MOST; i--) {
            var other = before.get(i);
            if (sought.mayMeet(other)) {
                because(sought, other).ifPresent(why -> found.add(Found.inBatch(other.place(), why)));
            }
        }
        return found;
    }

    private Optional<Because> because(Sought sought, Sought other) {
        if (sought.isOfWaybill(other)) {
            return Optional.of(Because.SAME_WAYBILL);
        }
        boolean isMatter = sought.isExternal()
                && sought.type().equals(other.type())
                && sought.phone().equals(other.phone())
                && isOneCustomer(sought, other);
        return isMatter ? Optional.of(Because.SAME_MATTER) : Optional.empty();
    }

    private boolean isOneCustomer(Sought sought, Sought other) {
        var one = known(sought.place()).map(KnownFile::root);
        var its = known(other.place()).map(KnownFile::root);
        boolean areKnown = one.isPresent() && its.isPresent();
        return areKnown ? one.equals(its) : areOne(other.name(), other.extension(), sought);
    }

    private boolean areOne(String name, Optional<String> extension, Sought sought) {
        return CallersOfNumber.areOne(name(name), extension, name(sought.name()), sought.extension());
    }

    private CustomerName name(String given) {
        return names.computeIfAbsent(given, CustomerName::of);
    }

    private Optional<KnownFile> known(int place) {
        return Optional.ofNullable(files.get(place));
    }

    private Candidates known(Sought sought) {
        return candidates.getOrDefault(sought.place(), Candidates.NONE);
    }
}
