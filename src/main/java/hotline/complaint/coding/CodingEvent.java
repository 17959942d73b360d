package hotline.complaint.coding;

import hotline.log.Coded;
import hotline.policy.taxonomy.CodeList;
import io.vertx.core.json.JsonArray;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The event that keeps other codes of a complaint, and those before. */
public final class CodingEvent {
    private CodingEvent() {}

    /** Empty where nothing differs. */
    public static Optional<Coded> of(Coding before, Coding after, Optional<String> reason) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(new Coded(differing(before, after), differing(after, before), reason));
    }

    private static Coded.Codes differing(Coding one, Coding other) {
        return new Coded.Codes(
                code(one, other, CodeList.REMEDIES),
                differing(one, other, coding -> coding.incidentOn().map(LocalDate::toString)),
                differing(one, other, coding -> Optional.of(coding.emergency()).filter(marked -> marked)),
                differing(one, other, coding -> array(coding.specialCare())),
                code(one, other, CodeList.OUTCOMES),
                code(one, other, CodeList.VALIDITY),
                code(one, other, CodeList.CAUSES),
                code(one, other, CodeList.NATURES),
                code(one, other, CodeList.QUALITY),
                differing(
                        one,
                        other,
                        coding -> array(
                                coding.byProgram().stream().map(CodeList::field).toList())));
    }

    private static Optional<String> code(Coding one, Coding other, CodeList list) {
        return differing(one, other, coding -> coding.code(list));
    }

    private static <T> Optional<T> differing(Coding one, Coding other, Function<Coding, Optional<T>> field) {
        return field.apply(one).filter(value -> !field.apply(other).equals(Optional.of(value)));
    }

    private static Optional<JsonArray> array(List<String> codes) {
        return codes.isEmpty() ? Optional.empty() : Optional.of(new JsonArray(codes));
    }
}
