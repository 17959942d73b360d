package hotline.database.embedded;

import static hotline.database.embedded.EmbeddedDatabases.PROGRAMS;
import static hotline.database.embedded.EmbeddedDatabases.execute;
import static hotline.database.embedded.EmbeddedDatabases.start;
import static hotline.database.embedded.EmbeddedDatabases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.DatabaseStartFailed;
import hotline.database.Migrations;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a stopped database; {@code CommandsBesideTheServerTest} takes one of a server at work. */
class BackupTest {
    private static final String PERSON = "INSERT INTO person (login, name, role, password_hash, created_at)"
            + " VALUES ('%s', '王芳', 'agent', 'none', now())";

    @TempDir
    static Path place;

    @TempDir
    Path directory;

    private static Path backup;

    @BeforeAll
    static void takeOne() throws Exception {
        Path data = place.resolve("data");
        try (EmbeddedDatabase database = start(data)) {
            Migrations.apply(database.settings());
            execute(database, PERSON.formatted("w.fang"));
        }
        backup = place.resolve("backup");
        Backup.Taken taken = Backup.take(data, PROGRAMS, backup);
        assertThat(taken.description().people()).isEqualTo(1);
        assertThat(ClusterProcesses.in(data.resolve("postgres-data"))).isEmpty();
    }

    @AfterEach
    void nothingIsLeftAtWork() throws IOException {
        assertThat(ClusterProcesses.in(backup.resolve("postgres-data"))).isEmpty();
        assertThat(names(place)).containsExactlyInAnyOrder("data", "backup");
    }

    private Restore.Restored restore(Path from) {
        return Restore.into(directory, PROGRAMS, from);
    }

    @Test
    void the_former_database_is_kept_by_a_restore_and_can_be_moved_back() throws Exception {
        EmbeddedDatabases.prepare(directory);
        try (EmbeddedDatabase former = start(directory)) {
            execute(former, "CREATE TABLE person AS SELECT 'l.wei' AS login");
        }

        Restore.Restored restored = restore(backup);

        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT string_agg(login, ',') FROM person"))
                    .isEqualTo("w.fang");
        }
        Path kept = restored.kept().orElseThrow();
        assertThat(kept).isEqualTo(directory.toRealPath().resolve("before-restore-1"));
        Path again = Files.createDirectory(directory.resolve("again"));
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.toList()) {
                Files.move(file, again.resolve(file.getFileName()));
            }
        }
        try (EmbeddedDatabase database = start(again)) {
            assertThat(value(database, "SELECT string_agg(login, ',') FROM person"))
                    .isEqualTo("l.wei");
        }
    }

    @Test
    void a_backup_is_its_owners_alone_and_holds_no_password_and_no_log() throws Exception {
        assertThat(Files.getPosixFilePermissions(backup)).hasSize(3);
        assertThat(names(backup)).containsExactlyInAnyOrder("backup.json", "manifest.sha256", "postgres-data");
        assertThat(names(backup.resolve("postgres-data"))).doesNotContain("log", "postmaster.pid", "backup_label");
    }

    @Test
    void a_file_that_changed_is_missing_or_is_new_is_refused_and_nothing_changes() throws Exception {
        Path changed = copy("changed");
        Path some = changed.resolve("postgres-data/PG_VERSION");
        Files.writeString(some, "18 \n");
        assertThatThrownBy(() -> restore(changed))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("PG_VERSION is not what it was");
        Files.delete(some);
        assertThatThrownBy(() -> restore(changed)).hasMessageContaining("PG_VERSION is missing");
        Path more = copy("more");
        Files.writeString(more.resolve("postgres-data/base/more"), "");
        assertThatThrownBy(() -> restore(more)).hasMessageContaining("does not name postgres-data/base/more");
        assertThat(directory.resolve("postgres-data")).doesNotExist();
        assertThat(directory.resolve("before-restore-1")).doesNotExist();
    }

    @Test
    void another_version_or_platform_is_refused_with_the_remedy() throws Exception {
        assertRefused(new JsonObject().put("postgres", 17), "of PostgreSQL 17, this is PostgreSQL 18");
        assertRefused(new JsonObject().put("platform", "windows-x86_64"), "taken on windows-x86_64, this is ");
        assertRefused(new JsonObject().put("schema", 999), "schema version 999, and this hotline knows versions up to");
        assertRefused(new JsonObject().put("format", 2), "is of format 2");
        assertThatThrownBy(() -> restore(place)).hasMessageContaining("is no backup of hotline");
        assertThat(directory.resolve("postgres-data")).doesNotExist();
    }

    private void assertRefused(JsonObject changes, String words) throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        JsonObject description = new JsonObject(Files.readString(backup.resolve("backup.json")));
        Files.writeString(
                other.resolve("backup.json"), description.mergeIn(changes).encode());
        assertThatThrownBy(() -> restore(other))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining(words)
                .hasMessageContaining("estore it ");
        Directories.delete(other);
    }

    @Test
    void a_restore_that_was_killed_between_its_renames_is_not_followed_by_an_empty_database() throws Exception {
        Files.createDirectories(directory.resolve("before-restore-1/postgres-data"));
        assertThatThrownBy(() -> start(directory))
                .isInstanceOf(DatabaseStartFailed.class)
                .hasMessageContaining("interrupted")
                .hasMessageContaining("before-restore-1");
        restore(backup);
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT count(*) FROM person")).isEqualTo("1");
        }
    }

    @Test
    void a_backup_does_not_overwrite_and_does_not_make_a_database_to_copy() throws Exception {
        assertThatThrownBy(() -> Backup.take(place.resolve("data"), PROGRAMS, backup))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is not empty");
        assertThatThrownBy(() -> Backup.take(directory, PROGRAMS, place.resolve("none")))
                .hasMessageContaining("There is no database in");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void leftovers_of_a_killed_backup_are_removed_and_a_running_one_is_left_alone() throws Exception {
        Path killed = Files.createDirectories(directory.resolve("hotline-backup-unfinished-1/postgres-data/base"));
        Path underWay = Files.createDirectory(directory.resolve("hotline-backup-unfinished-2"));
        try (DataDirectoryLock held = DataDirectoryLock.acquire(underWay)) {
            Backup.take(place.resolve("data"), PROGRAMS, directory.resolve("next"));
            assertThat(killed).doesNotExist();
            assertThat(underWay).exists();
        }
        assertThat(names(directory)).containsExactlyInAnyOrder("hotline-backup-unfinished-2", "next");
    }

    private Path copy(String name) throws IOException {
        Path copy = Files.createDirectory(directory.resolve(name));
        EmbeddedDatabases.copy(backup, copy);
        return copy;
    }

    private static java.util.List<String> names(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}
