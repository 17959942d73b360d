package hotline.demo;

import hotline.network.Unit;
import hotline.network.UnitDraft;
import hotline.network.UnitKind;
import hotline.network.UnitMembers;
import hotline.network.UnitMembers.Member;
import hotline.network.UnitMembers.Move;
import hotline.network.Units;
import hotline.network.Units.Author;
import hotline.once.Once;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The demo's regions, hubs and branches. */
public final class Network {
    private static final String TITLES = "code,kind,name_zh,name_en,parent,phone\n";

    /** It went to another hub in the middle of the three months. */
    private static final String MOVED = "JS004";

    private static final String ITS_NEW_HUB = "HUB-ZZ";
    private static final int DAYS_SINCE = 45;

    private static final String RISING = "无锡新吴网点";
    private static final String ALSO_RISING = "苏州工业园网点";
    private static final String CROWDED = "武汉东西湖网点";

    /** What some complainants write, for an administrator to sort out. */
    private static final Map<String, String> WRITTEN = Map.of(
            "上海虹桥网点", "虹桥那个网点",
            "广州白云网点", "白云机场边上的点",
            "成都武侯网点", "武侯祠网点",
            "上海分拨中心", "上海新分拨");

    private final List<String[]> lines = Lines.of("network.tsv");
    private final List<Place> hubs = places("hub");
    private final List<Place> branches = places("branch");

    /** @param name in Chinese, as in the network */
    record Place(String name, String english, String region) {
        String in(Language language) {
            return language == Language.ENGLISH ? english : name;
        }

        /**
         * As a complainant names it.
         *
         * @param waybill one complainant in ten does not know the name
         */
        String written(String waybill) {
            return waybill.endsWith("7") ? WRITTEN.getOrDefault(name, name) : name;
        }
    }

    Place hub(Chance chance) {
        return chance.pick(hubs);
    }

    Place branch(Chance chance) {
        return chance.pick(branches);
    }

    /** The one with a rise in the last weeks. */
    Place rising() {
        return branch(RISING);
    }

    /** One where the same begins. */
    Place alsoRising() {
        return branch(ALSO_RISING);
    }

    /** One with many complaints for a few days, of which nothing came. */
    Place crowded() {
        return branch(CROWDED);
    }

    private Place branch(String name) {
        return named(name).orElseThrow();
    }

    /** No branch complains about itself. */
    Place branchOtherThan(String name, Chance chance) {
        var found = branch(chance);
        return found.name().equals(name) ? branchOtherThan(name, chance) : found;
    }

    Optional<Place> named(String branch) {
        return branches.stream().filter(place -> place.name().equals(branch)).findFirst();
    }

    String regionOf(String branch) {
        return named(branch).map(Place::region).orElse("上海");
    }

    /** Adds its units to an empty network, with two departments in them. */
    public Future<Void> fill(Units units, UnitMembers members, LocalDate today, Author author) {
        var since = today.minusDays(DAYS_SINCE);
        return units.take(Once.unkeyed(), file(), today, false, author)
                .compose(taken -> units.change(Once.unkeyed(), moved(since), author))
                .compose(moved -> member(members, "customer-service", "CS-EAST", since, author))
                .compose(member -> member(members, "claims", "CLAIMS", since, author));
    }

    private static Future<Void> member(
            UnitMembers members, String department, String unit, LocalDate from, Author author) {
        return members.move(
                Once.unkeyed(), new Move(new Member.Department(department), Optional.of(unit), from), author);
    }

    private byte[] file() {
        return lines.stream()
                .map(line -> String.join(
                        ",",
                        line[4],
                        line[0],
                        line[1],
                        line[2],
                        line[5],
                        phone(line).orElse("")))
                .collect(Collectors.joining("\n", TITLES, "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private UnitDraft moved(LocalDate since) {
        var line =
                lines.stream().filter(one -> one[4].equals(MOVED)).findFirst().orElseThrow();
        return new UnitDraft(
                MOVED,
                UnitKind.BRANCH,
                new LocalizedName(line[1], line[2]),
                Optional.of(ITS_NEW_HUB),
                since,
                Optional.empty(),
                phone(line),
                Unit.EVER,
                Optional.empty());
    }

    private static Optional<String> phone(String[] line) {
        return Optional.of(line[6]).filter(phone -> !phone.equals("-"));
    }

    private List<Place> places(String kind) {
        return lines.stream()
                .filter(line -> line[0].equals(kind))
                .map(line -> new Place(line[1], line[2].replace(" hub", ""), line[3]))
                .toList();
    }
}
