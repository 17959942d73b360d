package hotline.demo.coding;

import hotline.complaint.coding.Coding;
import hotline.complaint.coding.CodingChoice;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.CodeLists;
import hotline.policy.taxonomy.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Codes of a complaint that follow from its consignment and type, so that each filling of the demo has the same.
 *
 * @param lists of the demo's policy; a code that it lacks is not chosen
 */
public record LikelyCodes(CodeLists lists) {
    private static final List<String> REMEDIES = List.of(
            "action", "compensation", "action", "apology", "explanation", "refund", "compensation", "prevention");
    private static final List<String> CAUSES = List.of(
            "long-wait",
            "expectation",
            "promise-broken",
            "expectation",
            "not-listened",
            "long-wait",
            "knowledge",
            "no-outlet");
    private static final List<String> NEEDS = List.of("older", "older", "ill", "disabled", "pregnant");

    /** The codes known when it is filed. */
    public Coding atIntake(String waybill, Severity severity, LocalDate received, boolean fromCustomer) {
        int drawn = drawn(waybill, "intake");
        var remedy = chosen(CodeList.REMEDIES, REMEDIES, waybill).filter(code -> fromCustomer && drawn % 10 < 6);
        var care = chosen(CodeList.SPECIAL_CARE, NEEDS, waybill).filter(code -> fromCustomer && drawn % 17 == 0);
        return new Coding(
                remedy.map(code -> Map.of(CodeList.REMEDIES, code)).orElse(Map.of()),
                drawn % 2 == 0 ? Optional.of(received.minusDays(drawn / 2 % 4)) : Optional.empty(),
                severity == Severity.SEVERE && drawn % 9 == 0,
                care.stream().toList(),
                Set.of());
    }

    /** What the agent chooses with the solution; now and then nothing. */
    public CodingChoice atSolution(String waybill, String type) {
        int drawn = drawn(waybill, "solution");
        var choice = CodingChoice.NONE;
        if (drawn % 12 == 0) {
            return choice;
        }
        boolean isRefused = drawn % 15 == 1;
        choice = and(choice, CodeList.OUTCOMES, Optional.of(isRefused ? "refused" : outcome(type, drawn)));
        choice = and(choice, CodeList.VALIDITY, Optional.of(validity(isRefused, drawn)));
        var cause =
                type.equals("service-attitude") ? Optional.of("attitude") : chosen(CodeList.CAUSES, CAUSES, waybill);
        return and(choice, CodeList.CAUSES, cause.filter(code -> drawn % 8 != 2));
    }

    private static String outcome(String type, int drawn) {
        return switch (type) {
            case "service-attitude" -> "apologised";
            case "cargo-damage", "cargo-shortage", "claims" -> drawn % 4 == 0 ? "explained" : "compensated";
            case "finance", "price" -> drawn % 3 == 0 ? "refunded" : "explained";
            default -> drawn % 3 == 0 ? "explained" : "fulfilled";
        };
    }

    private static String validity(boolean isRefused, int drawn) {
        if (isRefused) {
            return "not-upheld";
        }
        return drawn % 7 == 0 ? "partly" : "upheld";
    }

    private CodingChoice and(CodingChoice choice, CodeList list, Optional<String> code) {
        return code.filter(one -> lists.code(list, one).isPresent())
                .map(one -> choice.and(list, one))
                .orElse(choice);
    }

    private Optional<String> chosen(CodeList list, List<String> often, String waybill) {
        var known = new ArrayList<>(often);
        known.removeIf(code -> lists.code(list, code).isEmpty());
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(drawn(waybill, list.code()) % known.size()));
    }

    private static int drawn(String waybill, String what) {
        int mixed = (waybill + what).hashCode() * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) & Integer.MAX_VALUE;
    }
}
