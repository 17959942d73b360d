package hotline.network;

import hotline.policy.taxonomy.LocalizedName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A unit as it is to be; fields as in {@link Unit}.
 *
 * @param parentFrom since when it belongs to that parent; of a new unit since its first day
 */
public record UnitDraft(
        String code,
        UnitKind kind,
        LocalizedName name,
        Optional<String> parent,
        LocalDate parentFrom,
        Optional<String> line,
        Optional<String> phone,
        LocalDate from,
        Optional<LocalDate> to) {

    /** @param before the unit of that code, if there is one */
    Unit after(Optional<Unit> before) {
        var past = before.map(Unit::parents).orElse(List.of());
        var plain = new Unit(code, kind, name, line, phone, from, to, past);
        boolean isSame = before.filter(known -> known.parentOn(LocalDate.MAX).equals(parent))
                .isPresent();
        return isSame ? plain : plain.under(parent, before.isPresent() ? parentFrom : from);
    }
}
