package hotline.cli.attachment;

import hotline.attachment.Attachments;
import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.OwnBucket;
import hotline.attachment.blob.Steps;
import hotline.attachment.bucket.Bucket;
import hotline.attachment.upkeep.FileCheck;
import hotline.configuration.Environment;
import hotline.configuration.SettingOptions;
import hotline.server.ServerConfiguration;
import hotline.server.opening.DatabaseOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hotline audit files}. */
@Command(
        name = "files",
        sortOptions = false,
        description = {
            "Read stored files of complaints again and compare them with the digests of their bytes, and look whether each file that is"
                    + " shown is there. Nothing is written.",
            "Prints the number of faults, and the first of them. Exits with 0 if there are none, else with 1."
        },
        footer = {"", "Example: hotline audit files --most 1000 --data /var/lib/hotline"})
public final class AuditFilesCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(12);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Read so many files, from a random one on; without it, all.")
    private int most = Integer.MAX_VALUE;

    @Mixin
    private DatabaseOptions database;

    private final Environment environment;

    public AuditFilesCommand() {
        this(Environment.ofThisProcess());
    }

    public AuditFilesCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var clock = InstantSource.system();
        var bucket = ServerConfiguration.bucket(new SettingOptions(spec, environment));
        var result = database.with(
                (vertx, connections) -> {
                    var opened = bucket.map(settings -> new Bucket(vertx, settings, clock));
                    var blobs = Blobs.of(connections, opened, clock);
                    return opened.map(own -> new OwnBucket(connections, own).known())
                            .orElseGet(() -> OwnBucket.none(connections))
                            .compose(isOwn -> new FileCheck(
                                            new Attachments(connections, blobs, clock), most, new Steps(vertx))
                                    .run())
                            .eventually(blobs::close);
                },
                LONGEST);
        var out = spec.commandLine().getOut();
        result.first().forEach(out::println);
        out.println("%d faults: %d files of %d MB read again"
                .formatted(result.faults(), result.files(), result.bytes() / 1_048_576));
        out.flush();
        return result.faults() == 0 ? 0 : 1;
    }
}
