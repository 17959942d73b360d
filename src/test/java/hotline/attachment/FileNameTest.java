package hotline.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files that strangers typed. */
class FileNameTest {
    @Tag("A3")
    @ParameterizedTest
    @CsvSource({
        "发票.pdf, 发票.pdf",
        "../../etc/passwd, _.._etc_passwd",
        ".htaccess, htaccess",
        "'a\u202Egpj.exe', agpj.exe",
        "'a\u200B\u2066b.png', ab.png",
        "'<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'",
        "'𠮷野家😀.jpg', '𠮷野家😀.jpg'",
        "'e\u0301.txt', 'é.txt'",
        "'x\u0300\u200B\u0316.txt', 'x\u0316\u0300.txt'",
        "'   ', file",
        "'...', file",
        "C:\\Users\\x\\photo.jpg, C__Users_x_photo.jpg"
    })
    void names_hide_nothing(String typed, String shown) {
        assertThat(FileName.shown(typed)).isEqualTo(shown);
    }

    @Tag("A3")
    @ParameterizedTest
    @CsvSource({
        "photo.exe, jpg, photo.jpg",
        "photo.JPG, jpg, photo.JPG",
        "photo.heic, '', photo.heic",
        "photo, png, photo.png"
    })
    void the_extension_is_that_of_the_real_type(String name, String extension, String shown) {
        assertThat(FileName.withExtension(name, extension)).isEqualTo(shown);
    }

    /** Property 19. */
    @Property
    void no_name_has_controls_marks_of_direction_or_separators_and_each_round_trips(
            @ForAll @StringLength(max = 300) String typed) {
        var shown = FileName.shown(typed);
        assertThat(shown.codePointCount(0, shown.length())).isBetween(1, 120);
        assertThat(shown).doesNotStartWith(".").doesNotContain("/", "\\", "\"");
        shown.codePoints().forEach(point -> assertThat(Character.getType(point))
                .isNotIn((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE));
        var header = FileName.disposition(shown, false);
        assertThat(header.chars()).allMatch(character -> character >= ' ' && character < 127);
        var encoded = header.substring(header.indexOf("UTF-8''") + "UTF-8''".length());
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(shown);
        assertThat(FileName.shown(shown)).as("a second time").isEqualTo(shown);
        var real = FileName.withExtension(shown, "jpg");
        assertThat(real.codePointCount(0, real.length())).isLessThanOrEqualTo(120);
        assertThat(real).endsWithIgnoringCase(".jpg");
    }
}
