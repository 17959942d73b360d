package hotline.demo;

import java.util.List;

/** The demo's hubs and branches. */
final class Network {
    private final List<Place> hubs;
    private final List<Place> branches;

    Network() {
        var lines = Lines.of("network.tsv");
        this.hubs = places(lines, "hub");
        this.branches = places(lines, "branch");
    }

    /** @param name in Chinese, as in the network */
    record Place(String name, String english, String region) {
        String in(Language language) {
            return language == Language.ENGLISH ? english : name;
        }
    }

    Place hub(Chance chance) {
        return chance.pick(hubs);
    }

    Place branch(Chance chance) {
        return chance.pick(branches);
    }

    /** No branch complains about itself. */
    Place branchOtherThan(String name, Chance chance) {
        var found = branch(chance);
        return found.name().equals(name) ? branchOtherThan(name, chance) : found;
    }

    String regionOf(String branch) {
        return branches.stream()
                .filter(place -> place.name().equals(branch))
                .map(Place::region)
                .findFirst()
                .orElse("上海");
    }

    private static List<Place> places(List<String[]> lines, String kind) {
        return lines.stream()
                .filter(line -> line[0].equals(kind))
                .map(line -> new Place(line[1], line[2], line[3]))
                .toList();
    }
}
