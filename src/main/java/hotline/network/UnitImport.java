package hotline.network;

import hotline.failure.Failure.WrongField;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What a file makes of the network. Pure. */
public final class UnitImport {
    private UnitImport() {}

    /** @param before empty: a new unit */
    public record Change(Optional<Unit> before, Unit after) {
        public boolean isNew() {
            return before.isEmpty();
        }

        /** Each that differs, as an object of {@code before} and {@code after}. */
        public JsonObject fields() {
            return UnitChange.between(before, after);
        }
    }

    /**
     * All lines of a file, or the faults because of which none is taken.
     *
     * @param unchanged how many units are the same already
     */
    public record Outcome(List<Change> changes, int unchanged, List<WrongField> refused) {}

    private record Meant(UnitFile.Line line, Optional<Unit> before, Unit after) {}

    static Outcome of(List<UnitFile.Line> file, NetworkMap network, LocalDate from, UnitRules rules) {
        var refused = new ArrayList<WrongField>();
        var meant = new ArrayList<Meant>();
        var codes = new HashSet<String>();
        for (UnitFile.Line line : file) {
            refused.addAll(line.faults());
            line.draft().ifPresent(draft -> {
                if (codes.add(draft.code())) {
                    var before = network.unit(draft.code());
                    meant.add(new Meant(line, before, since(from, draft).after(before)));
                } else {
                    refused.add(line.fault(UnitFile.Column.CODE, draft.code() + " stands in the file twice"));
                }
            });
        }
        var whole = network.with(meant.stream().map(Meant::after).toList());
        for (Meant one : meant) {
            rules.faults(one.after(), one.before(), whole)
                    .forEach(fault ->
                            refused.add(one.line().fault(UnitFile.Column.ofField(fault.field()), fault.words())));
        }
        refused.sort(Comparator.comparingInt(WrongField::line).thenComparingInt(WrongField::column));
        var changes = meant.stream()
                .filter(one -> !one.before().equals(Optional.of(one.after())))
                .map(one -> new Change(one.before(), one.after()))
                .toList();
        return new Outcome(changes, meant.size() - changes.size(), refused);
    }

    private static UnitDraft since(LocalDate from, UnitDraft draft) {
        return new UnitDraft(
                draft.code(),
                draft.kind(),
                draft.name(),
                draft.parent(),
                from,
                draft.line(),
                draft.phone(),
                draft.from(),
                draft.to());
    }
}
