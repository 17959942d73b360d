package hotline.media.child;

import hotline.media.MediaFrames;
import hotline.media.PictureAnswer;
import hotline.media.PictureAnswer.Unreadable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code hotline media}: the server starts it. It ends when its input ends, or after a file that took all its memory. */
@Command(
        name = "media",
        hidden = true,
        description = {
            "Read pictures from the input, write new ones of what they show to the output.",
            "The server starts this itself, so that a broken file ends a process of its own."
        })
public final class MediaCommand implements Runnable {
    /** Longer than the server waits for a file. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    @Override
    public void run() {
        // Standard output has the answers alone: a library that prints would spoil them.
        var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        ImageIO.setUseCache(false);
        try {
            serve(in, out);
        } catch (IOException serverHasGone) {
            // Nobody is left to be told.
        }
    }

    private static void serve(DataInputStream in, DataOutputStream out) throws IOException {
        var watchdog = new Watchdog(LONGEST, () -> Runtime.getRuntime().halt(ExitCode.SOFTWARE));
        for (Optional<byte[]> file = MediaFrames.readFile(in); file.isPresent(); file = MediaFrames.readFile(in)) {
            var given = file.get();
            Optional<PictureAnswer> answer = watchdog.over(() -> answer(given));
            MediaFrames.writeAnswer(out, answer.orElse(new Unreadable("it takes too much memory")));
            if (answer.isEmpty()) {
                Runtime.getRuntime().halt(ExitCode.SOFTWARE);
            }
        }
    }

    /** Nothing where memory or stack did not suffice. */
    private static Optional<PictureAnswer> answer(byte[] file) {
        try {
            return Optional.of(PictureWork.of(file));
        } catch (OutOfMemoryError | StackOverflowError tooMuch) {
            return Optional.empty();
        }
    }
}
