package hotline.cli.attachment;

import hotline.attachment.blob.ChunkMove;
import hotline.attachment.blob.ObjectCount;
import hotline.attachment.blob.OwnBucket;
import hotline.attachment.blob.Steps;
import hotline.attachment.bucket.Bucket;
import hotline.configuration.Environment;
import hotline.configuration.SettingOptions;
import hotline.server.ServerConfiguration;
import hotline.server.opening.CommandFailed;
import hotline.server.opening.DatabaseOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
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
            "Prints how many chunks of 256 KiB were moved, and how many are in the bucket then. Exits with 0, or with 1 where some could"
                    + " not be moved."
        },
        footer = {"", "Example: hotline move-files --data /var/lib/hotline"})
public final class MoveFilesCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofDays(2);

    @Spec
    private CommandSpec spec;

    @Option(names = "--back", description = "From the bucket to the database, before the setting is taken away.")
    private boolean back;

    @Mixin
    private DatabaseOptions database;

    private final Environment environment;

    public MoveFilesCommand() {
        this(Environment.ofThisProcess());
    }

    public MoveFilesCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = ServerConfiguration.bucket(new SettingOptions(spec, environment))
                .orElseThrow(() -> new CommandFailed("HOTLINE_S3_URL is not set, so there is no bucket"));
        if (!back && settings.isLeft()) {
            throw new CommandFailed("HOTLINE_S3_LEAVE says that the bucket is left, so nothing moves there");
        }
        var clock = InstantSource.system();
        var done = database.with(
                (vertx, connections) -> {
                    var bucket = new Bucket(vertx, settings, clock);
                    var move = new ChunkMove(connections, bucket, clock, new Steps(vertx));
                    return new OwnBucket(connections, bucket)
                            .known()
                            .compose(isOwn -> back ? move.toDatabase() : move.toBucket())
                            .compose(result -> OwnBucket.count(connections).map(left -> new Done(result, left)))
                            .eventually(bucket::close);
                },
                LONGEST);
        var out = spec.commandLine().getOut();
        done.result().first().forEach(out::println);
        out.println(
                "%d chunks moved, %d could not be moved; the bucket has %d chunks of files and %d that are to be deleted"
                        .formatted(
                                done.result().moved(),
                                done.result().failed(),
                                done.left().chunks(),
                                done.left().remains()));
        out.flush();
        return done.result().failed() == 0 ? 0 : 1;
    }

    private record Done(ChunkMove.Result result, ObjectCount left) {}
}
