package hotline.media;

import hotline.configuration.Machine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a media child is started: with little memory, an empty environment, and where {@code bwrap} is there and allowed, without a network,
 * other processes, and files that can be written.
 */
public final class ChildCommand {
    /** Empty behind the walls, but for what the child is made of. */
    private static final String HIDDEN = "/tmp";

    private static final List<String> WALLS = List.of(
            "bwrap",
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--ro-bind",
            "/",
            "/",
            "--dev",
            "/dev",
            "--proc",
            "/proc",
            "--tmpfs",
            HIDDEN);

    private static final List<String> JAVA = List.of(
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.awt.headless=true");
    /** To try the walls. */
    private static final int TRIAL_SECONDS = 5;

    private ChildCommand() {}

    /** Blocks for a moment: it tries whether there can be walls. */
    public static List<String> ofThisProgram() {
        return of(Machine.classPath());
    }

    static List<String> of(List<Path> classPath) {
        var command = new ArrayList<String>();
        if (canBeWalled()) {
            command.addAll(WALLS);
            Stream.concat(Stream.of(Machine.javaHome()), classPath.stream())
                    .filter(read -> read.startsWith(HIDDEN))
                    .map(Path::toString)
                    .forEach(read -> command.addAll(List.of("--ro-bind", read, read)));
            command.add("--");
        }
        command.add(Machine.java().toString());
        command.addAll(JAVA);
        command.addAll(List.of(
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "hotline.Hotline",
                "media"));
        return List.copyOf(command);
    }

    static boolean isWalled(List<String> command) {
        return command.get(0).equals(WALLS.get(0));
    }

    private static boolean canBeWalled() {
        var trial = new ArrayList<>(WALLS);
        trial.addAll(List.of("--", "true"));
        try {
            var process = new ProcessBuilder(trial)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean hasEnded = process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return hasEnded && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
