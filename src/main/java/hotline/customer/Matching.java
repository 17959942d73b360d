package hotline.customer;

import hotline.customer.CallersOfNumber.FileOnNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which file each complaint belongs to: the one with its phone number and a name that fits, else a new one. Never by a name alone.
 * Complaints of one batch see the files that those before them made.
 */
final class Matching {
    private final Map<String, List<KnownFile>> byPhone = new HashMap<>();
    private final List<Filer> made = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();

    /** @param known by phone number */
    Matching(Map<String, List<KnownFile>> known) {
        known.forEach((phone, files) -> byPhone.put(phone, new ArrayList<>(files)));
    }

    static Matching of(Map<String, List<FileOnNumber>> known) {
        return new Matching(
                known.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .map(FileOnNumber::known)
                        .toList())));
    }

    /** A complaint and what becomes of it. */
    sealed interface Placed {
        Filer filer();

        /**
         * It stands in that file from now on.
         *
         * @param file its id; below zero a new one
         * @param isNewContact the file gets its number with its extension
         */
        record In(Filer filer, long file, boolean isNewContact) implements Placed {}

        /** The file that only it made gets its corrected name and number. */
        record Corrected(Filer filer, long file) implements Placed {}
    }

    void place(Filer filer) {
        var standing = filer.file();
        if (standing.filter(now -> now.byPerson() || isAsItWas(filer, now)).isPresent()) {
            return;
        }
        var name = CustomerName.of(filer.name());
        var fitting = numbered(filer)
                .filter(known -> known.fits(name, filer.extension()))
                .sorted(KnownFile.best(name, filer.extension()))
                .toList();
        boolean isOnlyFrom = standing.filter(Filer.Standing::isOnlyFrom).isPresent();
        if (!isOnlyFrom && fitting.stream().anyMatch(known -> isIn(standing, known))) {
            return;
        }
        var other = fitting.stream().filter(known -> !isIn(standing, known)).findFirst();
        if (other.isPresent()) {
            boolean isNewContact =
                    !other.get().own() || !other.get().extension().equals(filer.extension());
            placed.add(new Placed.In(filer, other.get().file(), isNewContact));
        } else if (isOnlyFrom) {
            placed.add(new Placed.Corrected(filer, standing.orElseThrow().file()));
        } else {
            placed.add(new Placed.In(filer, make(filer, name), false));
        }
    }

    /** The correction is read once more. */
    private boolean isAsItWas(Filer filer, Filer.Standing now) {
        boolean isNumberThere = filer.phone().isEmpty()
                || numbered(filer)
                        .anyMatch(known -> known.own()
                                && known.file() == now.file()
                                && known.extension().equals(filer.extension()));
        return now.name().equals(filer.name()) && isNumberThere;
    }

    private Stream<KnownFile> numbered(Filer filer) {
        return byPhone.getOrDefault(filer.phone(), List.of()).stream();
    }

    /** In it, or in one that is merged with it. */
    private static boolean isIn(Optional<Filer.Standing> standing, KnownFile known) {
        return standing.filter(now -> now.root() == known.root()).isPresent();
    }

    private long make(Filer filer, CustomerName name) {
        made.add(filer);
        long file = -made.size();
        if (!filer.phone().isEmpty()) {
            byPhone.computeIfAbsent(filer.phone(), phone -> new ArrayList<>())
                    .add(new KnownFile(file, name, filer.extension(), filer.at(), file, true));
        }
        return file;
    }

    /** The filers of whom new files are made; the first one's is -1. */
    List<Filer> made() {
        return List.copyOf(made);
    }

    List<Placed> placed() {
        return List.copyOf(placed);
    }

    /** The place of a new file among those made. */
    static Optional<Integer> madeAt(long file) {
        return file < 0 ? Optional.of((int) (-file - 1)) : Optional.empty();
    }
}
