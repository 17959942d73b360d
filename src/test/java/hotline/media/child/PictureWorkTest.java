package hotline.media.child;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.media.CameraFiles;
import hotline.media.MediaType;
import hotline.media.NewPicture;
import hotline.media.PictureAnswer;
import hotline.media.PictureAnswer.Remade;
import hotline.media.PictureAnswer.TooManyPixels;
import hotline.media.PictureAnswer.Unreadable;
import hotline.media.TestPictures;
import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What one sees stays, and nothing else. */
class PictureWorkTest {
    @Property(tries = 120)
    void served_bytes_hold_no_word_of_the_camera(
            @ForAll @IntRange(min = 1, max = 700) int width,
            @ForAll @IntRange(min = 1, max = 700) int height,
            @ForAll @IntRange(min = 1, max = 8) int turn,
            @ForAll long seed,
            @ForAll boolean isPhoto,
            @ForAll boolean isClear) {
        var file = isPhoto
                ? TestPictures.photo(width, height, turn, seed)
                : TestPictures.drawing(width, height, seed, isClear);
        var remade = (Remade) PictureWork.of(file);
        assertThat(remade.hadLocation()).isTrue();
        for (NewPicture served : new NewPicture[] {remade.shown(), remade.thumb()}) {
            assertThat(MediaType.of(served.bytes())).contains(served.type());
            assertServedAlone(served);
        }
        assertThat(Math.max(remade.thumb().width(), remade.thumb().height()))
                .isLessThanOrEqualTo(PictureWork.THUMB_SIDE);
        boolean isSideways = isPhoto && turn >= 5;
        assertThat(remade.shown().width()).isEqualTo(isSideways ? height : width);
    }

    @ParameterizedTest
    @EnumSource(CameraFiles.class)
    @Tag("A4")
    void nothing_that_cameras_and_programs_write_beside_the_pixels_is_served(CameraFiles camera) {
        for (int turn = 1; turn <= 8; turn++) {
            var file = camera.file(turn);
            assertThat(file.toString("ISO-8859-1")).contains(CameraFiles.SECRET);
            var answer = PictureWork.of(file);
            assertThat(answer).as("turn %d", turn).isInstanceOf(Remade.class);
            var remade = (Remade) answer;
            assertThat(remade.hadLocation())
                    .as("the place was there, in %s bytes", file.length())
                    .isTrue();
            assertServedAlone(remade.shown());
            assertServedAlone(remade.thumb());
        }
    }

    private static void assertServedAlone(NewPicture served) {
        if (served.type() == MediaType.JPEG) {
            // APP0 says that it is one; the rest are tables and the frame.
            assertThat(TestPictures.segments(served.bytes())).isSubsetOf(0xe0, 0xdb, 0xc0, 0xc4, 0xdd);
        } else {
            assertThat(TestPictures.chunks(served.bytes())).isSubsetOf("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
        }
        assertThat(served.bytes().toString("ISO-8859-1"))
                .doesNotContain(CameraFiles.SECRET, "script", "Exif", "Phone", "Adobe", "ICC_PROFILE", "MPF", "xmp");
        assertThat(pixels(served)).as("read twice").isEqualTo(pixels(served));
    }

    /** The file's left half is red; where it is seen depends on how the camera was held. */
    @ParameterizedTest
    @CsvSource({
        "1, 25, 50",
        "2, 75, 50",
        "3, 75, 50",
        "4, 25, 50",
        "5, 50, 25",
        "6, 50, 25",
        "7, 50, 75",
        "8, 50, 75",
    })
    void photo_is_shown_upright(int turn, int redAcross, int redDown) {
        var remade = (Remade) PictureWork.of(TestPictures.photo(400, 200, turn, 7));
        var picture = read(remade.shown());
        var colour =
                new Color(picture.getRGB(picture.getWidth() * redAcross / 100, picture.getHeight() * redDown / 100));
        assertThat(colour.getRed()).as("red of %s", colour).isGreaterThan(150);
        assertThat(colour.getBlue()).as("blue of %s", colour).isLessThan(100);
        assertThat(remade.takenAt()).contains(LocalDateTime.of(2026, 11, 30, 8, 15));
        assertThat(remade.camera()).contains("Phone");
    }

    @Test
    void large_photo_is_made_smaller_and_a_small_one_is_not_made_larger() {
        var large = (Remade) PictureWork.of(TestPictures.photo(4000, 3000, 6, 1));
        assertThat(large.shown().width()).isEqualTo(1920);
        assertThat(large.shown().height()).isEqualTo(2560);
        assertThat(large.thumb().height()).isEqualTo(320);
        var small = (Remade) PictureWork.of(TestPictures.photo(90, 60, 1, 1));
        assertThat(small.shown().width()).isEqualTo(90);
        assertThat(small.thumb().width()).isEqualTo(90);
    }

    @Test
    void picture_with_too_many_pixels_is_refused_by_its_header() {
        assertThat(PictureWork.of(TestPictures.bomb(60_000, 60_000))).isEqualTo(new TooManyPixels(60_000, 60_000));
        assertThat(PictureWork.of(TestPictures.bomb(20_001, 2))).isEqualTo(new TooManyPixels(20_001, 2));
        assertThat(PictureWork.of(TestPictures.bomb(7_072, 7_072))).isInstanceOf(TooManyPixels.class);
    }

    @Test
    void truncated_photo_shows_what_there_is_and_broken_ones_are_unreadable() {
        var photo = TestPictures.photo(800, 600, 1, 3);
        assertThat(PictureWork.of(photo.getBuffer(0, photo.length() * 2 / 3))).isInstanceOf(Remade.class);
        assertThat(PictureWork.of(photo.getBuffer(0, 200))).isInstanceOf(Unreadable.class);
        assertThat(PictureWork.of(TestPictures.bomb(10, 0))).isInstanceOf(Unreadable.class);
        assertThat(PictureWork.of(Buffer.buffer("<svg onload='alert(1)'/>"))).isInstanceOf(Unreadable.class);
        assertThat(PictureWork.of(Buffer.buffer())).isInstanceOf(Unreadable.class);
    }

    @Property(tries = 150)
    void damaged_file_ends_in_an_answer(@ForAll byte[] damage, @ForAll @IntRange(min = 0, max = 5_000) int at) {
        var file = TestPictures.photo(120, 80, 1, 5).copy();
        file.setBytes(Math.min(at, file.length() - damage.length - 1), damage);
        assertThat(PictureWork.of(file)).isInstanceOf(PictureAnswer.class);
    }

    @Test
    void webp_and_gif_are_read() {
        // One red pixel each, as other programs wrote them.
        var webp = Buffer.buffer(
                java.util.Base64.getDecoder().decode("UklGRhwAAABXRUJQVlA4TBAAAAAvAAAAAAfQ//73v/+BiOh/AAA="));
        assertThat(PictureWork.of(webp))
                .asInstanceOf(InstanceOfAssertFactories.type(Remade.class))
                .satisfies(remade -> assertThat(remade.shown().type()).isEqualTo(MediaType.PNG));
        var gif = TestPictures.written(TestPictures.halves(30, 20, 1, false), "gif");
        assertThat(PictureWork.of(gif)).isInstanceOf(Remade.class);
    }

    private static int[] pixels(NewPicture picture) {
        var read = read(picture);
        assertThat(read.getWidth()).isEqualTo(picture.width());
        assertThat(read.getHeight()).isEqualTo(picture.height());
        int[] all = read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth());
        return Arrays.copyOf(all, all.length);
    }

    private static BufferedImage read(NewPicture picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture.bytes().getBytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
