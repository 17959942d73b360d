package hotline.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Content decides, not the name. */
class MediaTypeTest {
    @ParameterizedTest
    @CsvSource({
        "ffd8ffe000104a464946, JPEG",
        "89504e470d0a1a0a0000000d49484452, PNG",
        "474946383961, GIF",
        "524946461c000000574542505650384c, WEBP",
        "5249464624000000574156456d7420, WAV",
        "00000018667479706865696300000000, HEIC",
        "00000018667479706d69663100000000, HEIC",
        "0000001c667479704d34412000000000, M4A",
        "0000001c667479706d70343200000000, M4A",
        "255044462d312e370a, PDF",
        "d0cf11e0a1b11ae10000, OLD_OFFICE",
        "2321414d520a3c, AMR",
        "4f67675300020000, OGG",
        "1a45dfa39f4286810142f7810142f2810442f381084282847765626d, WEBM",
        "49443303000000, MP3",
        "fffb9064, MP3",
        "fff15080, AAC",
    })
    void first_bytes_say_the_type(String hex, MediaType type) {
        assertThat(MediaType.of(Buffer.buffer(HexFormat.of().parseHex(hex)))).contains(type);
    }

    @ParameterizedTest
    @CsvSource({
        "4d5a90000300, a program of Windows",
        "7f454c46020101, a program of Linux",
        "1f8b0800000000, an archive",
        "526172211a0700, another archive",
        "00000018667479706176696600000000, an AVIF",
        "00000020667479706d70343200000000617663310000, a film",
        "424d3600000000000000, a BMP",
        "00, nothing",
    })
    void other_types_are_none_of_ours(String hex, String what) {
        assertThat(MediaType.of(Buffer.buffer(HexFormat.of().parseHex(hex))))
                .as(what)
                .isEmpty();
    }

    @Test
    void pages_are_text_at_most() {
        for (String page :
                List.of("<html><script>alert(1)</script>", "<svg onload='alert(1)'/>", "<?xml version='1.0'?>", "投诉")) {
            assertThat(MediaType.of(Buffer.buffer(page))).contains(MediaType.TEXT);
        }
        assertThat(MediaType.of(Buffer.buffer())).isEmpty();
    }

    @Test
    void documents_are_told_from_archives_and_those_with_programs_are_refused() {
        assertThat(MediaType.of(archive("[Content_Types].xml", "_rels/.rels", "word/document.xml")))
                .contains(MediaType.DOCX);
        assertThat(MediaType.of(archive("_rels/.rels", "docProps/app.xml", "xl/workbook.xml")))
                .contains(MediaType.XLSX);
        assertThat(MediaType.of(archive("[Content_Types].xml", "ppt/presentation.xml")))
                .contains(MediaType.PPTX);
        assertThat(MediaType.of(archive("[Content_Types].xml", "word/vbaProject.bin")))
                .isEmpty();
        assertThat(MediaType.of(archive("META-INF/MANIFEST.MF", "Evil.class"))).isEmpty();
    }

    /** A picture with an archive behind it is a picture. */
    @Test
    void second_nature_of_a_file_does_not_count() {
        var both = TestPictures.photo(10, 10, 1, 1).appendBuffer(archive("META-INF/MANIFEST.MF", "Evil.class"));
        assertThat(MediaType.of(both)).contains(MediaType.JPEG);
    }

    @Property
    void any_bytes_have_a_type_or_none(@ForAll byte[] bytes) {
        Optional<MediaType> type = MediaType.of(Buffer.buffer(bytes));
        type.ifPresent(one -> assertThat(MediaType.byMime(one.mime())).contains(one));
    }

    private static Buffer archive(String... names) {
        var bytes = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(bytes)) {
            for (String name : names) {
                archive.putNextEntry(new ZipEntry(name));
                archive.write("some words".getBytes(StandardCharsets.UTF_8));
                archive.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
