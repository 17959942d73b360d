package hotline.demo.volume;

import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.network.UnitKind;
import hotline.once.Once;
import hotline.volume.Volumes;
import hotline.volume.Volumes.Author;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** Volumes of the last hundred days up to yesterday. The same network and day always get the same numbers. */
public final class DemoVolumes {
    private static final int DAYS = 100;
    private static final int LEAST = 900;
    private static final int SPREAD = 5_000;
    /** About one day of a branch in so many was never sent. */
    private static final int MISSING_ONE_IN = 61;

    private static final double SUNDAY = 0.7;

    private DemoVolumes() {}

    public static Future<Void> fill(Volumes volumes, NetworkMap network, Author author) {
        var file = file(network, author.today()).getBytes(StandardCharsets.UTF_8);
        return volumes.take(Once.unkeyed(), file, false, author).mapEmpty();
    }

    private static String file(NetworkMap network, LocalDate today) {
        var lines = new StringBuilder("day,branch,parcels,insured\n");
        network.all().filter(unit -> unit.kind() == UnitKind.BRANCH).forEach(branch -> {
            for (int ago = DAYS; ago > 0; ago--) {
                var day = today.minusDays(ago);
                if (branch.isOn(day) && mixed(branch, day) % MISSING_ONE_IN != 0) {
                    lines.append(line(branch, day));
                }
            }
        });
        return lines.toString();
    }

    private static String line(Unit branch, LocalDate day) {
        int usual = LEAST + mixed(branch, LocalDate.EPOCH) % SPREAD;
        double ofDay = (0.85 + mixed(branch, day) % 30 / 100.0) * (day.getDayOfWeek() == DayOfWeek.SUNDAY ? SUNDAY : 1);
        long parcels = Math.round(usual * ofDay);
        return "%s,%s,%d,%d\n".formatted(day, branch.code(), parcels, parcels * (2 + mixed(branch, day) % 3) / 100);
    }

    private static int mixed(Unit branch, LocalDate day) {
        long mixed = (branch.code().hashCode() * 31L + day.toEpochDay()) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40);
    }
}
