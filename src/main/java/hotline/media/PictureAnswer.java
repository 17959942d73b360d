package hotline.media;

import java.time.LocalDateTime;
import java.util.Optional;

/** What became of a picture's file. */
public sealed interface PictureAnswer {
    /**
     * It can be shown.
     *
     * @param shown at most 2 560 pixels a side
     * @param thumb at most 320, a JPEG
     * @param takenAt as the camera says, by the clock on its wall
     * @param camera its make
     * @param hadLocation the file says where it was taken; the place itself is not kept
     */
    record Remade(
            NewPicture shown,
            NewPicture thumb,
            Optional<LocalDateTime> takenAt,
            Optional<String> camera,
            boolean hadLocation)
            implements PictureAnswer {}

    /** So many pixels that it is not decoded. */
    record TooManyPixels(int width, int height) implements PictureAnswer {}

    /** @param why for the log */
    record Unreadable(String why) implements PictureAnswer {}
}
