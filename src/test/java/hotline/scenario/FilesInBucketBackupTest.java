package hotline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.bucket.FakeBucket;
import hotline.cli.attachment.AuditFilesCommand;
import hotline.cli.attachment.MoveFilesCommand;
import hotline.configuration.Environment;
import hotline.database.embedded.EmbeddedDatabases;
import hotline.database.embedded.MemoryDisk;
import hotline.support.CommandRun;
import hotline.support.SettableClock;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A database whose files lie in a bucket is backed up while files come in, restored elsewhere, and moved. */
@ExtendWith(VertxExtension.class)
class FilesInBucketBackupTest {
    @TempDir(factory = MemoryDisk.class)
    private static Path place;

    private final StringWriter out = new StringWriter();

    private int run(Object command, String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(command).setOut(new PrintWriter(out)).execute(arguments);
    }

    @Test
    void restored_backup_has_each_file_and_commands_say_what_they_moved_and_what_is_missing(Vertx vertx)
            throws Exception {
        var bucket = new FakeBucket(vertx, new SettableClock(Instant.now()));
        var variables = Map.of(
                "HOTLINE_S3_URL",
                bucket.address(),
                "HOTLINE_S3_REGION",
                "eu-central-1",
                "HOTLINE_S3_KEY_ID",
                FakeBucket.KEY,
                "HOTLINE_S3_SECRET",
                FakeBucket.SECRET);
        var environment = new Environment(variables);
        var data = place.resolve("data").toString();
        var elsewhere = place.resolve("elsewhere").toString();
        EmbeddedDatabases.linkPrograms(Path.of(data));
        var server = new OwnDatabaseServer(Path.of(data), variables);
        server.start();
        try {
            int before;
            var backup = place.resolve("backup").toString();
            try (var files = new FileSender(server)) {
                files.awaitMore(5);
                before = files.acknowledged();
                assertThat(CommandRun.of("", "backup", backup, "--data", data).err())
                        .isEmpty();
                assertThat(files.acknowledged()).as("files came meanwhile").isGreaterThan(before);
            }
            assertThat(CommandRun.of("", "restore", backup, "--data", elsewhere).err())
                    .isEmpty();
            int chunks = bucket.objects().size();

            assertThat(run(new MoveFilesCommand(environment), "--back", "--data", data))
                    .isZero();
            assertThat(out.toString())
                    .matches(chunks + " chunks moved, 0 could not be moved; the bucket has 0 chunks of files and "
                            + chunks + " that are to be deleted\n");
            assertThat(run(new AuditFilesCommand(environment), "--data", elsewhere))
                    .as("%s", out)
                    .isZero();
            assertThat(out.toString()).startsWith("0 faults: ");
            assertThat(Integer.parseInt(out.toString().split(" ", -1)[2])).isGreaterThanOrEqualTo(before);

            var former = Set.copyOf(bucket.objects().keySet());
            assertThat(run(new MoveFilesCommand(environment), "--data", data)).isZero();
            assertThat(out.toString())
                    .startsWith(chunks + " chunks moved, 0 could not be moved; the bucket has " + chunks + " chunks");
            var lost = bucket.objects().keySet().stream()
                    .filter(name -> !former.contains(name))
                    .findFirst()
                    .orElseThrow();
            bucket.objects().remove(lost);
            assertThat(run(new AuditFilesCommand(environment), "--data", data)).isEqualTo(1);
            assertThat(out.toString()).contains("is not what came in").contains("\n1 faults: ");
            assertThat(run(new MoveFilesCommand(environment), "--back", "--data", data))
                    .isEqualTo(1);
            assertThat(out.toString()).contains((chunks - 1) + " chunks moved, 1 could not be moved");
        } finally {
            assertThat(server.stop()).isTrue();
            bucket.close();
        }
    }
}
