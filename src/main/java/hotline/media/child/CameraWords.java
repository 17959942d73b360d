package hotline.media.child;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a camera wrote into a file. Where it was taken is only known to have been there (A4).
 *
 * @param turn from 1 to 8, as EXIF counts the ways to turn and mirror
 */
record CameraWords(int turn, Optional<LocalDateTime> takenAt, Optional<String> camera, boolean hasLocation) {
    private static final CameraWords NONE = new CameraWords(1, Optional.empty(), Optional.empty(), false);
    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);
    private static final int LONGEST_NAME = 60;

    static CameraWords of(byte[] file) {
        try {
            var all = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
            return new CameraWords(
                    turn(all),
                    text(all, ExifDirectoryBase.TAG_DATETIME_ORIGINAL).flatMap(CameraWords::time),
                    text(all, ExifDirectoryBase.TAG_MAKE)
                            .map(name ->
                                    name.replaceAll("[^\\p{L}\\p{N} .&-]", "").strip())
                            .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME),
                    StreamSupport.stream(
                                    all.getDirectoriesOfType(GpsDirectory.class).spliterator(), false)
                            .anyMatch(place -> place.containsTag(GpsDirectory.TAG_LATITUDE)
                                    || place.containsTag(GpsDirectory.TAG_LONGITUDE)));
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            return NONE;
        }
    }

    /** A quarter turn changes the sides. */
    boolean isSideways() {
        return turn >= 5;
    }

    private static int turn(Metadata all) {
        for (Directory one : all.getDirectoriesOfType(ExifDirectoryBase.class)) {
            Integer turn = one.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            if (turn != null && turn >= 1 && turn <= 8) {
                return turn;
            }
        }
        return 1;
    }

    private static Optional<String> text(Metadata all, int tag) {
        return StreamSupport.stream(
                        all.getDirectoriesOfType(ExifDirectoryBase.class).spliterator(), false)
                .flatMap(one -> Optional.ofNullable(one.getString(tag)).stream())
                .findFirst();
    }

    private static Optional<LocalDateTime> time(String written) {
        try {
            return Optional.of(LocalDateTime.parse(written.strip(), EXIF_TIME))
                    .filter(time -> time.getYear() >= 1990 && time.getYear() < 2200);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
