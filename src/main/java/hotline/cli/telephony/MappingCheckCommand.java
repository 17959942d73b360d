package hotline.cli.telephony;

import hotline.telephony.mapping.Fault;
import hotline.telephony.mapping.Mapping;
import hotline.telephony.mapping.MappingReader;
import hotline.telephony.mapping.Mappings;
import hotline.telephony.mapping.MessageReading;
import hotline.telephony.mapping.SecretWay;
import hotline.telephony.mapping.Understood;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline telephony check FILE}: lists the mistakes of a mapping, or says what it makes of messages. */
@Command(
        name = "check",
        description = {
            "Read a mapping file of a telephone exchange and say what is wrong with it, one mistake a line with file, line and column.",
            "Exit code 0: a server can use it, and read the messages; 1: it can't."
        })
public final class MappingCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The mapping, or the name of a shipped one such as zammad.")
    private String file;

    @Option(names = "--message", paramLabel = "FILE", description = "A message as it came, to be read by the mapping.")
    private List<Path> bodies = List.of();

    @Option(names = "--type", paramLabel = "TYPE", description = "The content type of the messages.")
    private String type = "";

    @Option(names = "--zone", paramLabel = "ZONE", description = "Of times without one. Default: Asia/Shanghai")
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    @Option(names = "--region", paramLabel = "CC", description = "Of numbers without a country's code. Default: CN")
    private String region = "CN";

    private final InstantSource clock;

    public MappingCheckCommand() {
        this(InstantSource.system());
    }

    MappingCheckCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        var text = Mappings.SHIPPED.contains(file) ? Mappings.text(file) : Files.readString(Path.of(file));
        var mapping = MappingReader.read(file, text);
        out.println("ok: " + mapping.format() + ", " + mapping.name().zh() + ", "
                + mapping.name().en());
        out.println("secret: "
                + mapping.secrets().stream().map(SecretWay::code).sorted().collect(Collectors.joining(", ")));
        int unread = 0;
        for (Path body : bodies) {
            unread += read(mapping, body, out) ? 0 : 1;
        }
        out.flush();
        return unread == 0 ? 0 : 1;
    }

    private boolean read(Mapping mapping, Path body, PrintWriter out) throws IOException {
        var understood = new MessageReading()
                .read(
                        mapping,
                        new MessageReading.Message(type, Buffer.buffer(Files.readAllBytes(body)), clock.instant(), zone, region));
        if (understood instanceof Understood.Events all) {
            all.events()
                    .forEach(event -> out.println(body + ": " + event.type().code() + " " + event.callId()
                            + event.from().map(from -> ", from " + from).orElse("")
                            + event.to().map(to -> ", to " + to).orElse("")
                            + event.agent().map(agent -> ", telephone " + agent).orElse("")
                            + ", " + event.at()
                            + event.cause().map(cause -> ", " + cause.code()).orElse("")));
            return true;
        }
        if (understood instanceof Understood.Refused refused) {
            Fault fault = refused.code();
            out.println(body + ": " + fault.sentence(refused.value()));
            return false;
        }
        out.println(body + ": about no call");
        return true;
    }
}
