package hotline.database.embedded;

import hotline.configuration.Machine;
import hotline.database.Migrations;
import hotline.rows.Rfc3339;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/**
 * The description of a backup, in {@code backup.json}.
 *
 * @param takenAt by the database's clock: the backup holds every complaint acknowledged before
 * @param postgres the major version of its cluster
 * @param platform operating system and processor; a cluster's files are read by the same ones only
 * @param schema the newest migration in it
 */
public record BackupDescription(
        Instant takenAt, int postgres, String platform, int schema, long complaints, long events, long people) {
    static final String FILE = "backup.json";
    /** Raised when the meaning of a backup's files changes. */
    private static final int FORMAT = 1;

    static String thisPlatform() {
        return OperatingSystem.current().name().toLowerCase(Locale.ROOT) + "-"
                + ArchUtils.normalize(Machine.architecture());
    }

    void write(Path backup) throws IOException {
        var json = new JsonObject()
                .put("format", FORMAT)
                .put("takenAt", Rfc3339.of(takenAt))
                .put("postgres", postgres)
                .put("platform", platform)
                .put("schema", schema)
                .put("complaints", complaints)
                .put("events", events)
                .put("people", people);
        Files.writeString(backup.resolve(FILE), json.encodePrettily() + "\n");
    }

    /** Throws {@link BackupFailed} where the directory is no backup that this hotline can read. */
    static BackupDescription read(Path backup) throws IOException {
        if (!Files.isRegularFile(backup.resolve(FILE))) {
            throw new BackupFailed(
                    backup + " is no backup of hotline, or an unfinished one: it holds no " + FILE + ".");
        }
        try {
            var json = new JsonObject(Files.readString(backup.resolve(FILE)));
            if (json.getInteger("format") != FORMAT) {
                throw new BackupFailed("The backup " + backup + " is of format " + json.getInteger("format")
                        + ", and this hotline knows format " + FORMAT + ". Restore it with the hotline that took it.");
            }
            return new BackupDescription(
                    Rfc3339.parse(json.getString("takenAt")),
                    json.getInteger("postgres"),
                    json.getString("platform"),
                    json.getInteger("schema"),
                    json.getLong("complaints"),
                    json.getLong("events"),
                    json.getLong("people"));
        } catch (DecodeException | ClassCastException | NullPointerException | DateTimeException unreadable) {
            throw new BackupFailed(backup.resolve(FILE) + " can't be read; the backup is damaged.", unreadable);
        }
    }

    /** Throws {@link BackupFailed} where this hotline can't run the backup's database. */
    void checkFitsHere(Path backup) {
        if (postgres != DataDirectory.MAJOR_VERSION) {
            throw new BackupFailed("The backup " + backup + " is of PostgreSQL " + postgres + ", this is PostgreSQL "
                    + DataDirectory.MAJOR_VERSION + ". Restore it with the hotline release that took it.");
        }
        if (!platform.equals(thisPlatform())) {
            throw new BackupFailed("The backup " + backup + " was taken on " + platform + ", this is " + thisPlatform()
                    + ". A cluster's files are read on the platform that wrote them only: restore it there, and"
                    + " bring the data over with pg_dump.");
        }
        int known = Migrations.newestKnown();
        if (schema > known) {
            throw new BackupFailed("The backup " + backup + " holds schema version " + schema
                    + ", and this hotline knows versions up to " + known
                    + ". Restore it with the hotline release that took it, or a newer one.");
        }
    }
}
