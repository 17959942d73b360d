package hotline.media;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.configuration.Machine;
import hotline.media.PictureAnswer.Remade;
import hotline.media.PictureAnswer.TooManyPixels;
import hotline.media.PictureAnswer.Unreadable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes that decode come and go; files stay. */
@ExtendWith(VertxExtension.class)
class MediaChildrenTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private List<MediaChildren> started = List.of();

    @AfterEach
    void stop() {
        started.forEach(children -> await(children.stop()));
    }

    private MediaChildren of(MediaChildren children) {
        started = Stream.concat(started.stream(), Stream.of(children)).toList();
        return children;
    }

    @Test
    void photos_bombs_and_broken_files_are_answered_by_the_same_process(Vertx vertx) {
        var children = of(new MediaChildren(vertx, ChildCommand::ofThisProgram, LONG));
        assertThat(remade(children, TestPictures.photo(1200, 900, 6, 1)).shown().height())
                .isEqualTo(1200);
        var process = children.pids();
        assertThat(await(children.remake(TestPictures.bomb(60_000, 60_000)), LONG))
                .isEqualTo(new TooManyPixels(60_000, 60_000));
        assertThat(await(children.remake(TestPictures.photo(300, 200, 1, 1).getBuffer(0, 100)), LONG))
                .isInstanceOf(Unreadable.class);
        // 49 million pixels, 196 MB if all of them were decoded, in the largest file: not more than the process has.
        var largest = TestPictures.vast(7_000, 7_000);
        largest.appendBytes(new byte[MediaFrames.LONGEST - largest.length()]);
        assertThat(remade(children, largest).shown().width()).isEqualTo(2_560);
        assertThat(children.pids()).isEqualTo(process).hasSize(1);
    }

    /** As where somebody tries a jar that lies in a folder for temporary files. */
    @Test
    void program_below_the_folder_for_temporary_files_is_found_by_its_children(Vertx vertx, @TempDir Path folder) {
        var classPath = new ArrayList<>(Machine.classPath());
        classPath.replaceAll(element -> link(folder, element));
        var children = of(new MediaChildren(vertx, () -> ChildCommand.of(classPath), LONG));
        assertThat(remade(children, TestPictures.photo(64, 48, 1, 1)).thumb().width())
                .isEqualTo(64);
    }

    private static Path link(Path folder, Path element) {
        try {
            var name = folder.toRealPath().resolve(System.nanoTime() + "-" + element.getFileName());
            return Files.createSymbolicLink(name, element);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void process_that_is_killed_loses_no_file(Vertx vertx) {
        var children = of(new MediaChildren(vertx, ChildCommand::ofThisProgram, LONG));
        remade(children, TestPictures.photo(64, 48, 1, 1));
        children.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        assertThat(remade(children, TestPictures.photo(64, 48, 1, 2)).thumb().width())
                .isEqualTo(64);
        var underWay = Future.all(
                children.remake(TestPictures.photo(4000, 3000, 1, 3)),
                children.remake(TestPictures.photo(4000, 3000, 1, 4)));
        await("two processes work", () -> children.pids().size() == 2);
        children.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        assertThat(await(underWay, LONG).<PictureAnswer>list()).allMatch(Remade.class::isInstance);
    }

    @Test
    void process_that_never_answers_is_killed_and_its_file_is_unreadable(Vertx vertx) {
        var children = of(new MediaChildren(vertx, () -> List.of("sleep", "1000"), Duration.ofMillis(100)));
        assertThat(await(children.remake(TestPictures.photo(64, 48, 1, 1)))).isInstanceOf(Unreadable.class);
        assertThat(children.pids()).isEmpty();
    }

    /** As bwrap is one: what decodes is behind it, and has the pipe too. */
    @Test
    void process_behind_one_that_was_killed_holds_nothing_up(Vertx vertx) {
        var inFront = List.of("sh", "-c", "sleep 8643 & wait");
        var children = of(new MediaChildren(vertx, () -> inFront, LONG));
        var asked = children.remake(TestPictures.photo(64, 48, 1, 1));
        await("it is given up", () -> {
            if (children.areBehindWallsSeen()) {
                children.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            }
            return asked.isComplete();
        });
        assertThat(await(asked)).isInstanceOf(Unreadable.class);
        await("none is left", () -> ProcessHandle.allProcesses()
                .noneMatch(child -> child.info().commandLine().orElse("").endsWith("sleep 8643")));
    }

    @Test
    void process_that_says_something_else_is_given_up(Vertx vertx) {
        var children = of(new MediaChildren(vertx, () -> List.of("yes"), LONG));
        assertThat(await(children.remake(TestPictures.photo(64, 48, 1, 1)))).isInstanceOf(Unreadable.class);
    }

    @Test
    void process_whose_answer_makes_no_sense_is_killed(Vertx vertx) {
        var answer = List.of("sh", "-c", "printf '\\001\\000\\003FOO'; exec sleep 8642");
        var children = of(new MediaChildren(vertx, () -> answer, LONG));
        assertThat(await(children.remake(TestPictures.photo(64, 48, 1, 1)))).isInstanceOf(Unreadable.class);
        await("none is left", () -> ProcessHandle.current()
                .children()
                .noneMatch(child -> child.info().commandLine().orElse("").contains("8642")));
    }

    @Test
    void file_is_not_to_blame_where_no_process_starts(Vertx vertx) {
        var children = of(new MediaChildren(
                vertx, () -> List.of(Path.of("no", "such", "program").toString()), LONG));
        assertThatThrownBy(() -> await(children.remake(TestPictures.photo(64, 48, 1, 1))))
                .hasMessageContaining("no/such/program");
    }

    private static Remade remade(MediaChildren children, Buffer file) {
        return (Remade) await(children.remake(file), LONG);
    }
}
