package hotline.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One program run to its end, with what it said. */
record Command(int exitCode, String output) {

    boolean succeeded() {
        return exitCode == 0;
    }

    /** Runs in the given directory with the given text as standard input. */
    static Command run(Path directory, List<String> arguments, String input, long timeoutSeconds) throws IOException {
        Path output = Files.createTempFile("hotline-", ".out");
        try {
            Process process = builder(directory, arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException leftEarly) {
                // A program that ends without reading its input says why in its output.
            }
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Command(-1, "no end after " + timeoutSeconds + " s\n" + read(output));
            }
            return new Command(process.exitValue(), read(output));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + arguments.get(0), interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    static boolean isInstalled(String program) {
        return Path.of("/bin", program).toFile().canExecute()
                || Path.of("/usr/bin", program).toFile().canExecute()
                || Path.of("/sbin", program).toFile().canExecute()
                || Path.of("/usr/sbin", program).toFile().canExecute();
    }

    static ProcessBuilder builder(Path directory, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(arguments)).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        // PostgreSQL must neither follow the operator's PGDATA or PGPORT, nor see this server's secrets.
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("HOTLINE_"));
        environment.put("LC_ALL", "C");
        environment.merge("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", (own, usual) -> own + ":" + usual);
        return builder;
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }
}
