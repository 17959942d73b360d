package hotline.policy.reading;

import hotline.policy.Department;
import hotline.policy.PersonalData;
import hotline.policy.PersonalData.HandOver;
import hotline.policy.PersonalData.LookReason;
import hotline.policy.PersonalData.Originals;
import hotline.policy.PersonalData.Sealing;
import hotline.policy.PersonalData.Upkeep;
import hotline.policy.care.CarePeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads how customers' data are kept, looked at, sealed, seen to and handed over (A2, A3, A4, A6, A7, K8). */
public final class PersonalDataReader {
    public static final Set<String> KEYS =
            Set.of("keep-months", "look-reasons", "sealing", "files", "hand-over", "originals");
    public static final Set<String> FILE_KEYS =
            Set.of("completed-within", "reviewed-within", "updated-each", "delivered-within");
    public static final Set<String> REASON_KEYS = Set.of("zh", "en");
    public static final Set<String> SEALING_KEYS =
            Set.of("after-service-years", "without-service-years", "after-creation-years");
    public static final Set<String> HAND_OVER_KEYS = Set.of("sales-working-days", "service-working-days", "mend-hours");
    public static final Set<String> ORIGINALS_KEYS = Set.of("keep-days", "departments");
    private static final int MOST_KEPT_DAYS = 3_650;
    private static final int MOST_DAYS = 60;
    private static final int MOST_HOURS = 720;
    private static final int MOST_MONTHS = 600;
    private static final int MOST_YEARS = 100;
    private static final int MOST_REASONS = 50;

    private PersonalDataReader() {}

    static PersonalData read(PolicyNode node, List<Department> departments) {
        node.onlyKnows(KEYS);
        return new PersonalData(
                node.member("keep-months")
                        .map(months -> months.integer(0, MOST_MONTHS))
                        .orElse(PersonalData.USUAL.keptMonths()),
                node.member("look-reasons").map(PersonalDataReader::reasons).orElse(List.of()),
                node.member("sealing").map(PersonalDataReader::sealing),
                node.member("files").map(PersonalDataReader::upkeep).orElse(Upkeep.NONE),
                node.member("hand-over").map(PersonalDataReader::handOver).orElse(HandOver.USUAL),
                node.member("originals")
                        .map(originals -> originals(originals, DepartmentsReader.codes(departments)))
                        .orElse(Originals.USUAL));
    }

    private static Originals originals(PolicyNode node, Map<String, String> departments) {
        node.onlyKnows(ORIGINALS_KEYS);
        return new Originals(
                node.member("keep-days")
                        .map(days -> days.integer(0, MOST_KEPT_DAYS))
                        .orElse(Originals.USUAL.keptDays()),
                node.member("departments")
                        .map(named -> named.items().stream()
                                .map(one -> one.oneOf(departments, Department.HEAD_OFFICE.code()))
                                .collect(Collectors.toSet()))
                        .orElse(Set.of()));
    }

    private static List<LookReason> reasons(PolicyNode node) {
        var reasons = new ArrayList<LookReason>();
        node.atMostMembers(MOST_REASONS).codedMembers().forEach((code, one) -> {
            one.onlyKnows(REASON_KEYS);
            reasons.add(new LookReason(code, TaxonomyReader.nameOf(one)));
        });
        return reasons;
    }

    private static Upkeep upkeep(PolicyNode node) {
        node.onlyKnows(FILE_KEYS);
        return new Upkeep(
                node.member("completed-within").map(LimitReader::read),
                node.member("updated-each").map(each -> each.oneOf(CarePeriod.byCode(), CarePeriod.QUARTER)),
                node.member("reviewed-within").map(LimitReader::read),
                node.member("delivered-within").map(LimitReader::read).orElse(Upkeep.NONE.delivered()));
    }

    private static Sealing sealing(PolicyNode node) {
        node.onlyKnows(SEALING_KEYS);
        return new Sealing(
                node.required("after-service-years").integer(1, MOST_YEARS),
                node.required("without-service-years").integer(1, MOST_YEARS),
                node.required("after-creation-years").integer(1, MOST_YEARS));
    }

    private static HandOver handOver(PolicyNode node) {
        node.onlyKnows(HAND_OVER_KEYS);
        return new HandOver(
                node.required("sales-working-days").integer(1, MOST_DAYS),
                node.required("service-working-days").integer(1, MOST_DAYS),
                node.required("mend-hours").integer(1, MOST_HOURS));
    }
}
