package hotline.customer;

import hotline.customer.Matching.Placed;
import hotline.text.TypedText;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a batch of complaints writes, in rows. */
final class Filing {
    private final List<Made> made = new ArrayList<>();
    private final List<Added> contacts = new ArrayList<>();
    private final List<NameKey> keys = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Corrected> corrected = new ArrayList<>();
    private final List<FileChange> changes = new ArrayList<>();

    private Filing() {}

    /** A new file. */
    record Made(long file, CustomerKind kind, Filer filer) {}

    /** A contact of a file. */
    record Added(long file, Contact.Draft contact, Instant at) {}

    record NameKey(String key, long file) {}

    /** @param from the file that the complaint stood in before */
    record Link(long complaint, long file, Optional<Long> from) {}

    /** A file that gets the corrected name of the complaint that made it. */
    record Corrected(long file, CustomerKind kind, Filer filer) {}

    /** @param ids of the new files */
    static Filing of(Matching matching, List<Long> ids) {
        var filing = new Filing();
        for (int i = 0; i < ids.size(); i++) {
            filing.make(ids.get(i), matching.made().get(i));
        }
        for (Placed placed : matching.placed()) {
            if (placed instanceof Placed.In in) {
                filing.place(in, Matching.madeAt(in.file()).map(ids::get).orElse(in.file()));
            } else if (placed instanceof Placed.Corrected one) {
                filing.correct(one);
            } else {
                throw new IllegalStateException("unknown: " + placed);
            }
        }
        return filing;
    }

    private void make(long file, Filer filer) {
        made.add(new Made(file, kind(filer), filer));
        changes.add(FileChange.byServer(file, "made", filer, new JsonObject()));
        reach(file, filer);
        name(file, filer);
    }

    private void place(Placed.In in, long file) {
        var filer = in.filer();
        var from = filer.file().map(Filer.Standing::file);
        links.add(new Link(filer.complaint(), file, from));
        if (in.isNewContact() || from.isPresent()) {
            reach(file, filer);
        }
        from.ifPresent(before -> {
            changes.add(FileChange.byServer(before, "case-left", filer, new JsonObject()));
            changes.add(FileChange.byServer(file, "case-joined", filer, new JsonObject()));
        });
    }

    private void correct(Placed.Corrected one) {
        var filer = one.filer();
        var before = filer.file().map(Filer.Standing::name);
        corrected.add(new Corrected(one.file(), kind(filer), filer));
        reach(one.file(), filer);
        name(one.file(), filer);
        changes.add(FileChange.byServer(
                one.file(), "changed", filer, FileChange.values("name", before, Optional.of(filer.name()))));
    }

    private void name(long file, Filer filer) {
        NameKeys.of(filer.name()).forEach(key -> keys.add(new NameKey(key, file)));
    }

    private void reach(long file, Filer filer) {
        if (!filer.phone().isEmpty()) {
            contacts.add(new Added(file, filer.contact(), filer.at()));
        }
    }

    private static CustomerKind kind(Filer filer) {
        return CustomerKind.ofName(TypedText.plain(filer.name()));
    }

    List<Made> made() {
        return made;
    }

    /** Each once. */
    List<Added> contacts() {
        return List.copyOf(contacts.stream()
                .collect(Collectors.toMap(
                        one -> Map.entry(one.file(), one.contact()), one -> one, (first, later) -> first))
                .values());
    }

    List<NameKey> keys() {
        return keys;
    }

    /** Those that are put with a file. */
    List<Long> complaints() {
        return links.stream().map(Link::complaint).toList();
    }

    List<Link> links() {
        return links;
    }

    List<Corrected> corrected() {
        return corrected;
    }

    List<FileChange> changes() {
        return changes;
    }

    /** Files that complaints left, and those that they would have joined if no person had chosen another one meanwhile. */
    Set<Long> left() {
        return links.stream()
                .flatMap(link -> link.from().stream().flatMap(from -> Stream.of(from, link.file())))
                .collect(Collectors.toSet());
    }

    Set<Long> correctedFiles() {
        return corrected.stream().map(Corrected::file).collect(Collectors.toSet());
    }
}
