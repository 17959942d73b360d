package hotline.telephony.sip;

import static hotline.support.Await.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A SIPp: customers who call, or the telephone of an agent. It counts for itself what happened to its calls. */
final class SipParty implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Path folder;
    private final String name;
    private final Process sipp;

    private SipParty(Path folder, String name, Process sipp) {
        this.folder = folder;
        this.name = name;
        this.sipp = sipp;
    }

    /**
     * @param scenario what they do
     * @param calls how many
     * @param aSecond how many begin in a second
     * @param pauseMillis how long they talk, or hear it ring
     * @param numbers of the customers
     */
    static SipParty customers(
            Path folder,
            SipExchange exchange,
            String scenario,
            int calls,
            int aSecond,
            int pauseMillis,
            List<String> numbers) {
        var name = "customers" + SipPrograms.freeTcpPort();
        write(
                folder.resolve(name + ".csv"),
                "SEQUENTIAL\n" + numbers.stream().map(number -> number + ";\n").collect(Collectors.joining()));
        return start(
                folder,
                name,
                scenario,
                List.of(
                        "-s",
                        "4008201234",
                        "-inf",
                        name + ".csv",
                        "-p",
                        SipPrograms.freePorts(1).get(0).toString(),
                        "-m",
                        Integer.toString(calls),
                        "-l",
                        Integer.toString(calls),
                        "-r",
                        Integer.toString(aSecond),
                        "-d",
                        Integer.toString(pauseMillis),
                        "-trace_rtt",
                        "-rtt_freq",
                        "1",
                        "127.0.0.1:" + exchange.port()));
    }

    /** Numbers from 13900000001 on. */
    static List<String> numbers(int n) {
        return IntStream.rangeClosed(1, n).mapToObj("139%08d"::formatted).toList();
    }

    /** @param phone such as 8001 */
    static SipParty phone(Path folder, SipExchange exchange, String phone, String scenario, int pauseMillis) {
        return start(
                folder,
                "phone" + phone,
                scenario,
                List.of("-p", Integer.toString(exchange.portOf(phone)), "-d", Integer.toString(pauseMillis)));
    }

    private static SipParty start(Path folder, String name, String scenario, List<String> options) {
        var command = new ArrayList<String>(List.of(
                SipPrograms.sipp(),
                "-sf",
                SipPrograms.scenario(scenario + ".xml").toString(),
                "-i",
                "127.0.0.1",
                "-nostdin",
                "-trace_stat",
                "-stf",
                name + ".stat",
                "-fd",
                "1"));
        command.addAll(options);
        try {
            return new SipParty(
                    folder,
                    name,
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve(name + ".log").toFile())
                            .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until all calls have ended as the scenario says. */
    SipParty ended() {
        try {
            if (!sipp.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("calls did not end: " + log());
            }
            if (sipp.exitValue() != 0) {
                throw new AssertionError("calls did not go as " + name + " expected: " + log());
            }
            return this;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private String log() {
        return read(folder.resolve(name + ".log"));
    }

    /** SIPp writes its statistics each second. */
    void counts(String figure, long n) {
        await(name + " counts " + n + " times " + figure, () -> counted(figure) == n);
    }

    /** A cumulative figure of SIPp's own statistics, such as SuccessfulCall. */
    long counted(String figure) {
        var lines = read(folder.resolve(name + ".stat")).lines().toList();
        var heads = Arrays.asList(lines.get(0).split(";", -1));
        return Long.parseLong(lines.get(lines.size() - 1).split(";", -1)[heads.indexOf(figure + "(C)")]);
    }

    /** SIPp's own measurements in milliseconds: 1 from the INVITE to the ringing, 2 from there to the answer. */
    List<Double> measured(int which) {
        try (var files = Files.newDirectoryStream(folder, "*_" + sipp.pid() + "_rtt.csv")) {
            var all = new ArrayList<Double>();
            for (Path file : files) {
                read(file)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(";", -1))
                        .filter(fields -> fields[2].equals(Integer.toString(which)))
                        .forEach(fields -> all.add(Double.valueOf(fields[1])));
            }
            return all;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        sipp.destroyForcibly();
    }
}
