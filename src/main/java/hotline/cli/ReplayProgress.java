package hotline.cli;

import hotline.replay.Replay;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** A bar on the error stream where that is a terminal; nothing elsewhere. */
final class ReplayProgress implements Replay.Progress, AutoCloseable {
    private static final int WIDTH = 78;
    private static final int REDRAWN_EVERY_MILLIS = 200;

    private Optional<ProgressBar> bar = Optional.empty();

    @Override
    public synchronized void begun(long complaints) {
        if (new ExecTerminalProvider().isSystemStream(SystemStream.Error)) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName("Replay")
                    .setInitialMax(complaints)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REDRAWN_EVERY_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .build());
        }
    }

    @Override
    public synchronized void done(long more) {
        bar.ifPresent(shown -> shown.stepBy(more));
    }

    @Override
    public synchronized void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
