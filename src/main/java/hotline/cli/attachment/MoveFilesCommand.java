package hotline.cli.attachment;

import hotline.attachment.blob.ChunkMove;
import hotline.attachment.bucket.Bucket;
import hotline.configuration.Environment;
import hotline.configuration.SettingOptions;
import hotline.server.ServerConfiguration;
import hotline.server.opening.CommandFailed;
import hotline.server.opening.DatabaseOptions;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hotline move-files}. */
@Command(
        name = "move-files",
        sortOptions = false,
        description = {
            "Move stored files of complaints from the database to the bucket that HOTLINE_S3_URL names, or back, while servers run. Broken"
                    + " off, it goes on where it was.",
            "Prints how many chunks of 256 KiB were moved."
        },
        footer = {"", "Example: hotline move-files --data /var/lib/hotline"})
public final class MoveFilesCommand implements Runnable {
    private static final Duration LONGEST = Duration.ofHours(48);

    @Spec
    private CommandSpec spec;

    @Option(names = "--back", description = "From the bucket to the database, before the setting is taken away.")
    private boolean back;

    @Mixin
    private DatabaseOptions database;

    @Override
    public void run() {
        var settings = ServerConfiguration.bucket(new SettingOptions(spec, Environment.ofThisProcess()))
                .orElseThrow(() -> new CommandFailed("HOTLINE_S3_URL is not set, so there is no bucket"));
        var clock = InstantSource.system();
        var moved = database.with(
                (vertx, connections) -> {
                    var bucket = new Bucket(vertx, settings, clock);
                    return all(new ChunkMove(connections, bucket, clock), 0).eventually(bucket::close);
                },
                LONGEST);
        var out = spec.commandLine().getOut();
        out.println(moved + " chunks moved");
        out.flush();
    }

    private Future<Long> all(ChunkMove move, long before) {
        return (back ? move.toDatabase() : move.toBucket())
                .compose(moved -> moved == 0 ? Future.succeededFuture(before) : all(move, before + moved));
    }
}
