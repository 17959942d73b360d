package hotline.telephony.simulation;

import hotline.server.opening.CommandFailed;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code hotline simulate telephony}. */
@Command(
        name = "telephony",
        sortOptions = false,
        description = {
            "Play a day of telephone calls as an exchange reports it: calls ring, wait, are answered, given up, put on hold and handed over,"
                    + " some messages come twice or late.",
            "Prints what really happened and what was sent, as counts to compare figures with. The same options play the same day again.",
            "Without --url nothing is sent."
        },
        footer = {
            "",
            "Example: hotline simulate telephony --format zammad --url https://hotline.example/api/v1/telephony/pbx/events --token SECRET --speed 60"
        })
public final class SimulateTelephonyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            required = true,
            converter = Formats.class,
            completionCandidates = FormatCodes.class,
            description = "The exchange's format: ${COMPLETION-CANDIDATES}.")
    private WireFormat format;

    @Option(names = "--day", description = "The day that is played; today if left out.")
    private Optional<LocalDate> day = Optional.empty();

    @Option(
            names = "--zone",
            defaultValue = "Asia/Shanghai",
            description = "The exchange's time zone. Default: ${DEFAULT-VALUE}")
    private ZoneId zone;

    @Option(names = "--calls", defaultValue = "500", description = "How many customers call. Default: ${DEFAULT-VALUE}")
    private int calls;

    @Option(
            names = "--agents",
            defaultValue = "4",
            description =
                    "How many agents take calls, at the extensions 8001, 8002 and so on. Default: ${DEFAULT-VALUE}")
    private int agents;

    @Option(
            names = "--number",
            defaultValue = "4001234567",
            description = "The hotline's number. Default: ${DEFAULT-VALUE}")
    private String number;

    @Option(
            names = "--speed",
            defaultValue = "60",
            description =
                    "How many seconds of the day pass in one; 0: as fast as the server takes them. A format without times (zammad) has the times of arrival,"
                            + " so its calls are as much shorter. Default: ${DEFAULT-VALUE}")
    private double speed;

    @Option(
            names = "--doubled",
            defaultValue = "5",
            description = "Percent of the messages that come twice. Default: ${DEFAULT-VALUE}")
    private int doubled;

    @Option(
            names = "--late",
            defaultValue = "5",
            description = "Percent of the messages that come up to 20 s late, after others. Default: ${DEFAULT-VALUE}")
    private int late;

    @Option(
            names = "--lost",
            defaultValue = "0",
            description = "Percent of the messages that never come. Default: ${DEFAULT-VALUE}")
    private int lost;

    @Option(names = "--seed", defaultValue = "1", description = "Another one is another day. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--url", description = "The address of the connector's events.")
    private Optional<URI> url = Optional.empty();

    @Option(
            names = "--token",
            description =
                    "The connector's secret. It becomes the last part of the address; in our own format it signs the messages.")
    private Optional<String> token = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        var played = SimulatedDay.of(new DayPlan(
                day.orElseGet(() -> LocalDate.ofInstant(InstantSource.system().instant(), zone)),
                zone,
                calls,
                agents,
                number,
                format.tellsHandOvers(),
                seed));
        DayCounts.of(played).lines().forEach(out::println);
        var said = played.stream()
                .flatMap(call -> format.messages(call, zone).stream())
                .sorted(Comparator.comparing(WireMessage::at))
                .toList();
        var sent = new Disorder(doubled, late, lost).of(said, seed);
        out.println("%d messages in the format %s: %d come twice, %d late, %d never"
                .formatted(said.size(), format.code(), sent.doubledOnes(), sent.lateOnes(), sent.lostOnes()));
        out.flush();
        return url.isEmpty() ? 0 : play(sent.messages(), url.get());
    }

    private int play(List<WireMessage> messages, URI address) throws InterruptedException {
        if (address.getScheme() == null || !address.getScheme().startsWith("http")) {
            throw new CommandFailed("--url is not an address that begins with http:// or https://");
        }
        var answers = player(address).play(messages, speed);
        var out = spec.commandLine().getOut();
        answers.forEach((status, n) -> out.println("%d answered with %s".formatted(n, status)));
        out.flush();
        return areTaken(answers) ? 0 : 1;
    }

    private Player player(URI address) {
        if (format == WireFormat.HOTLINE && token.isPresent()) {
            return new Player(address, new Signing(token.get())::sign);
        }
        return new Player(
                token.map(secret -> URI.create(address + "/" + secret)).orElse(address), (request, body) -> request);
    }

    private static boolean areTaken(Map<String, Integer> answers) {
        return answers.keySet().stream().allMatch(status -> status.startsWith("2"));
    }

    static final class Formats implements ITypeConverter<WireFormat> {
        @Override
        public WireFormat convert(String typed) {
            return Optional.ofNullable(WireFormat.byCode().get(typed))
                    .orElseThrow(() -> new TypeConversionException("must be one of "
                            + String.join(", ", WireFormat.byCode().keySet())));
        }
    }

    static final class FormatCodes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return WireFormat.byCode().keySet().iterator();
        }
    }
}
