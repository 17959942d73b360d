package hotline.database.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** One program run to its end, with its output. */
record Command(int exitCode, String output) {

    boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * Runs in the given directory with the given text, which is short, as standard input. Interrupting the thread ends
     * the program, and the programs that it started.
     */
    static Command run(Path directory, List<String> arguments, String input, long timeoutSeconds) throws IOException {
        Process process =
                builder(directory, arguments).redirectErrorStream(true).start();
        FutureTask<String> output = new FutureTask<>(() -> text(process.getInputStream()));
        Thread reader = new Thread(output, "output of " + arguments.get(0));
        reader.setDaemon(true);
        reader.start();
        try {
            write(process, input);
            boolean ended = process.waitFor(timeoutSeconds, TimeUnit.SECONDS);
            if (!ended) {
                end(process);
            }
            return ended
                    ? new Command(process.waitFor(), output.get())
                    : new Command(process.waitFor(), "no end after " + timeoutSeconds + " s\n" + output.get());
        } catch (InterruptedException interrupted) {
            end(process);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + arguments.get(0), interrupted);
        } catch (ExecutionException unreadable) {
            throw new IOException("the output of " + arguments.get(0) + " could not be read", unreadable);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Process process, String input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException leftEarly) {
            // A program that ends without reading its input says why in its output.
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
}
